import { exit } from "../exit.js";
import type { Io } from "../io.js";

/** What one round of checking came to. */
export interface Round {
  readonly text: string;
  /** Absolute paths of all that the result depends on. */
  readonly sources: readonly string[];
}

/** Clears the screen and what scrolled off it, and goes to its first corner. */
const clear = "\u001b[2J\u001b[3J\u001b[H";

const clock = (moment: Date): string => moment.toTimeString().slice(0, 8);

/**
 * Shows a check, and again whenever a file that matters to it changes, until the person presses Ctrl-C.
 * Answers with the exit code; an error of `check` ends it.
 */
export function watchAndCheck(io: Io, check: () => Promise<Round>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sources = new Set<string>();
    let stopWatching = (): void => {};
    let isFirst = true;
    let ended = false;

    const end = (): void => {
      ended = true;
      stopWatching();
      forget();
    };
    const draw = ({ text }: Round, milliseconds: number): void => {
      const at = clock(io.now());
      const what = isFirst
        ? `Checked in ${milliseconds} ms.`
        : `Checked again at ${at}, in ${milliseconds} ms.`;
      const before = io.stdoutIsTerminal
        ? clear
        : isFirst
          ? ""
          : `\n${"-".repeat(20)} ${at} ${"-".repeat(20)}\n`;
      io.out(`${before}${text}${what} Watching for changes; Ctrl-C ends it.\n`);
      isFirst = false;
    };
    let checking = false;
    let again = false;
    const round = async (): Promise<void> => {
      if (checking) {
        again = true;
        return;
      }
      checking = true;
      try {
        const started = io.now().getTime();
        const result = await check();
        if (ended) return;
        const milliseconds = io.now().getTime() - started;
        const known = sources.size;
        for (const source of result.sources) sources.add(source);
        if (sources.size > known) {
          stopWatching();
          stopWatching = io.watch([...sources], () => void round());
        }
        draw(result, milliseconds);
      } catch (error) {
        end();
        reject(error);
      } finally {
        checking = false;
      }
      if (!again || ended) return;
      again = false;
      await round();
    };
    const forget = io.onInterrupt(() => {
      end();
      resolve(exit.interrupted);
    });
    void round();
  });
}

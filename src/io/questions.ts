import { emitKeypressEvents } from "node:readline";
import { printable } from "../words/printable.js";

export interface Choice {
  readonly name: string;
  readonly value: string;
  /** Shown while it is the one that would be chosen. */
  readonly description?: string;
}

/** Asks the person at the terminal. Every question throws Interrupted when it is ended with Ctrl-C or the input ends. */
export interface Questions {
  /** `check` answers with what is wrong, or true. */
  text(
    message: string,
    options?: {
      readonly default?: string;
      readonly check?: (value: string) => string | true;
    },
  ): Promise<string>;
  choose(message: string, choices: readonly Choice[], preset?: string): Promise<string>;
  confirm(message: string, preset: boolean): Promise<boolean>;
  /** One key, without Enter. Answers with it. `message` is shown as it is, and says what the keys mean. */
  key(message: string, keys: readonly string[]): Promise<string>;
}

/** The person stopped. */
export class Interrupted extends Error {}

const stopped = (error: unknown): never => {
  const { name } = error as Error;
  throw name === "ExitPromptError" || name === "AbortPromptError" ? new Interrupted() : error;
};

/** Questions go to stderr: stdout is for results. */
const context = () => ({ output: process.stderr });

function askKey(message: string, keys: readonly string[]): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${message}\n> `);
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise((answer, stop) => {
    const end = (settle: () => void, said: string): void => {
      stdin.off("keypress", pressed);
      stdin.off("end", gone);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write(`${said}\n`);
      settle();
    };
    const gone = (): void => end(() => stop(new Interrupted()), "");
    const pressed = (
      text: string | undefined,
      press: { readonly ctrl?: boolean; readonly name?: string },
    ): void => {
      if (press.ctrl && (press.name === "c" || press.name === "d")) gone();
      const found = keys.find((key) => key === (text ?? press.name)?.toLowerCase());
      if (found !== undefined) end(() => answer(found), found);
    };
    stdin.on("keypress", pressed);
    stdin.on("end", gone);
  });
}

/** Questions on the process's own terminal. Each library is loaded when it is first needed. */
export const terminalQuestions: Questions = {
  text: async (message, { default: preset, check } = {}) => {
    const { default: input } = await import("@inquirer/input");
    const config = {
      message: printable(message),
      ...(preset === undefined ? {} : { default: preset }),
      ...(check === undefined ? {} : { validate: check }),
    };
    return input(config, context()).then((value) => value.trim(), stopped);
  },
  choose: async (message, choices, preset) => {
    const { default: select } = await import("@inquirer/select");
    const shown = choices.map(({ name, value, description }) => ({
      name: printable(name),
      value,
      ...(description === undefined ? {} : { description: printable(description) }),
    }));
    const config = { message: printable(message), choices: shown, pageSize: 12, loop: false };
    return select(preset === undefined ? config : { ...config, default: preset }, context()).catch(
      stopped,
    );
  },
  confirm: async (message, preset) => {
    const { default: confirm } = await import("@inquirer/confirm");
    return confirm({ message: printable(message), default: preset }, context()).catch(stopped);
  },
  key: askKey,
};

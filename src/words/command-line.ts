/** How commands are written where the program runs. */
interface Shell {
  /** What starts the program. */
  readonly program: string;
  /** Words are quoted as PowerShell and cmd.exe do it. */
  readonly windows: boolean;
}

let shell: Shell = { program: "ahp-career", windows: false };

/** Set once, when the program starts: every stage says commands, and none of them knows where it runs. */
export function useShell(used: Shell): void {
  shell = used;
}

/** A word as a shell reads it back. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{M}\p{N}_@+:,./-]+$/u.test(word)) return word;
  if (!shell.windows) return `'${word.replaceAll("'", "'\\''")}'`;
  if (/^[\p{L}\p{M}\p{N}_@+:,.\\/-]+$/u.test(word)) return word;
  // cmd.exe has double quotes only; PowerShell looks for variables in them.
  return /[$`]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`;
}

/** A path as a shell reads it back, and never an option. */
export const pathWord = (path: string): string =>
  shellWord(path.startsWith("-") ? `./${path}` : path);

/** A command that can be pasted where the program was started. */
export const commandLine = (command: string, words: readonly string[] = []): string =>
  [shell.program, command, ...words.map(shellWord)].join(" ");

/** Examples in a command's help, which begin with the program's usual name. */
export const asStarted = (example: string): string =>
  example.replace(/^ahp-career\b/, () => shell.program);

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

/** A word as a shell reads it back, and no option. */
export function shellWord(word: string): string {
  const name = word.startsWith("-") ? `./${word}` : word;
  if (/^[\p{L}\p{M}\p{N}_@+:,./-]+$/u.test(name)) return name;
  if (!shell.windows) return `'${name.replaceAll("'", "'\\''")}'`;
  if (/^[\p{L}\p{M}\p{N}_@+:,.\\/-]+$/u.test(name)) return name;
  // cmd.exe has double quotes only; PowerShell looks for variables in them.
  return /[$`]/.test(name) ? `'${name.replaceAll("'", "''")}'` : `"${name}"`;
}

/** A command that can be pasted; only the words of a list are quoted. */
export const commandLine = (command: string, words: readonly string[] = []): string =>
  [shell.program, command, ...words.map(shellWord)].join(" ");

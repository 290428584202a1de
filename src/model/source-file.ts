/** A text file that was read; `name` is its path as people see it, with forward slashes. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A text file that was read; `name` is its path as people see it, with forward slashes. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A file of a framework folder and its path inside that folder, with forward slashes. */
export interface FrameworkFile {
  readonly path: string;
  readonly file: SourceFile;
}

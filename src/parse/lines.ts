/** The lines of a text, without their ends: line 1 is the first. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

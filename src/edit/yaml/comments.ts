import { Lexer } from "yaml";

export interface Comment {
  readonly start: number;
  readonly text: string;
}

/** Every comment of a YAML text, in order. */
export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks that stand for no text of the file.
    const isMark = token === "\u0002" || token === "\u001f" || token === "\u0018";
    if (!isMark && !isScalar && token.startsWith("#")) comments.push({ start: at, text: token });
    isScalar = token === "\u001f";
    if (!isMark) at += token.length;
  }
  return comments;
}

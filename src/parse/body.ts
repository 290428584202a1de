import type { RootContent } from "mdast";
import type { Place } from "../model/diagnostic.js";

/** One second-level section of a Markdown body. */
export interface Section {
  /** The heading in lower case with hyphens: `in-practice`. */
  readonly id: string;
  readonly heading: string;
  /** The number of its hashes. */
  readonly depth: number;
  readonly place: Place;
  /** Plain text of each list item, lists in order. */
  readonly items: readonly string[];
  readonly itemPlaces: readonly Place[];
  readonly content: readonly RootContent[];
}

/** A body as data: what stands before the first heading, then the sections. */
export interface Body {
  /** Plain text of the paragraphs before the first heading. */
  readonly statement: string;
  readonly place: Place;
  readonly lead: readonly RootContent[];
  readonly sections: readonly Section[];
}

/** One block of a body at the file's place where it begins. */
export interface Block {
  readonly node: RootContent;
  readonly place: Place;
  readonly itemPlaces: readonly Place[];
}

/** A body's text and the line on which it begins. */
export interface BodyText {
  readonly body: string;
  readonly bodyLine: number;
}

/** The body of something that has one, parsed. */
export type BodyOf = (one: BodyText) => Body;

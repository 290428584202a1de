import type { RatingValue } from "./evidence.js";

/** A manager's own sheet (MODEL.md section 2): what they rate before they see how the person does. */
export interface View {
  readonly format: "ahp-career/view@1";
  /** Their role. */
  readonly by: string;
  /** ISO 8601 date. */
  readonly date: string;
  /** Null where a competency is not rated yet. */
  readonly ratings: Readonly<
    Record<string, RatingValue | { readonly rating: RatingValue; readonly reason?: string } | null>
  >;
}

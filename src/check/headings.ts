import type { Body, Section } from "../parse/body.js";
import { nearest } from "../words/suggest.js";

export interface KnownHeading {
  readonly id: string;
  readonly title: string;
  /** Every competency has it, and it is a list and nothing else. */
  readonly required: boolean;
}

/** The headings a competency may have, in their order (MODEL.md section 1). */
export const headings: readonly KnownHeading[] = [
  { id: "in-practice", title: "In practice", required: true },
  { id: "evidence-you-could-bring", title: "Evidence you could bring", required: true },
  { id: "to-talk-about", title: "To talk about", required: true },
  { id: "in-a-local-authority", title: "In a local authority", required: false },
  { id: "notes", title: "Notes", required: false },
];

export const isHeading = (id: string): boolean => headings.some((known) => known.id === id);

export const titleOf = (id: string): string =>
  headings.find((heading) => heading.id === id)?.title ?? id;

/** The sections of a body under headings that no competency has. */
export const unknownSections = ({ sections }: Body): readonly Section[] =>
  sections.filter(({ id }) => !isHeading(id));

const lackingHeadings = ({ sections }: Body): readonly KnownHeading[] =>
  headings.filter(({ id, required }) => required && !sections.some((one) => one.id === id));

/** The required heading that a body lacks and that was meant by one that no competency has; null where none was. */
export function meantHeading(heading: string, body: Body): KnownHeading | null {
  const lacking = lackingHeadings(body);
  const near = nearest(
    heading,
    lacking.map(({ title }) => title),
  );
  const only = lacking.length === 1 && unknownSections(body).length === 1 ? lacking[0] : undefined;
  return lacking.find(({ title }) => title === near) ?? only ?? null;
}

/** The headings that a body lacks, but for those that are there with a slip: these are told as unknown. */
export function missingHeadings(body: Body): readonly KnownHeading[] {
  const meant = unknownSections(body).map(({ heading }) => meantHeading(heading, body));
  return lackingHeadings(body).filter((lacking) => !meant.includes(lacking));
}

import type { Body, Section } from "../parse/body.js";

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

export const titleOf = (id: string): string =>
  headings.find((heading) => heading.id === id)?.title ?? id;

/** The sections of a body under headings that no competency has. */
export const unknownSections = ({ sections }: Body): readonly Section[] =>
  sections.filter(({ id }) => !headings.some((known) => known.id === id));

/** The headings that a body lacks and needs. */
export const lackingHeadings = ({ sections }: Body): readonly KnownHeading[] =>
  headings.filter(({ id, required }) => required && !sections.some((one) => one.id === id));

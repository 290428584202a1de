import type { Body, Section } from "../parse/body.js";
import { isRequiredSection, sectionIds } from "../parse/section-ids.js";
import { capital } from "../words/capital.js";
import { nearest } from "../words/suggest.js";

export interface KnownHeading {
  readonly id: string;
  readonly title: string;
  /** Every competency has it, and it is a list and nothing else. */
  readonly required: boolean;
}

/** The headings a competency may have, in their order, as its schema has them (MODEL.md section 1). */
export function knownHeadings(): readonly KnownHeading[] {
  headings ??= sectionIds().map((id) => ({
    id,
    title: capital(id.replaceAll("-", " ")),
    required: isRequiredSection(id),
  }));
  return headings;
}

let headings: readonly KnownHeading[] | undefined;

export const isHeading = (id: string): boolean => knownHeadings().some((known) => known.id === id);

export const titleOf = (id: string): string =>
  knownHeadings().find((heading) => heading.id === id)?.title ?? id;

const lackingHeadings = ({ sections }: Body): readonly KnownHeading[] =>
  knownHeadings().filter(({ id, required }) => required && !sections.some((one) => one.id === id));

/** The sections under headings that no competency has, each with the required heading that is lacking and was meant by it. */
export function unknownSections(body: Body): ReadonlyMap<Section, KnownHeading | undefined> {
  const lacking = lackingHeadings(body);
  const titles = lacking.map(({ title }) => title);
  const unknown = body.sections.filter(({ id }) => !isHeading(id));
  const only = lacking.length === 1 && unknown.length === 1 ? lacking[0] : undefined;
  return new Map(
    unknown.map((section) => {
      const near = nearest(section.heading, titles);
      return [section, lacking.find(({ title }) => title === near) ?? only];
    }),
  );
}

/** The headings that a body lacks, but for those that are there with a slip: these are told as unknown. */
export function missingHeadings(body: Body): readonly KnownHeading[] {
  const meant = new Set(unknownSections(body).values());
  return lackingHeadings(body).filter((lacking) => !meant.has(lacking));
}

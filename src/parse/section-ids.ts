import { schemaOf } from "../model/schema.js";

const sections = () => schemaOf("competency").properties?.["sections"];

/** The sections that a competency may have, in their order. */
export const sectionIds = (): readonly string[] => Object.keys(sections()?.properties ?? {});

/** True for the sections of every competency, which are lists; the others are prose. */
export const isRequiredSection = (id: string): boolean =>
  sections()?.required?.includes(id) ?? false;

import { schemaOf } from "../model/schema.js";

const { properties = {}, required = [] } = schemaOf("competency").properties?.["sections"] ?? {};

/** The sections that a competency may have, in their order. */
export const sectionIds: readonly string[] = Object.keys(properties);

/** True for the sections of every competency, which are lists; the others are prose. */
export const isRequiredSection = (id: string): boolean => required.includes(id);

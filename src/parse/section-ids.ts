import { type DescribedSchema, schemaOf } from "../model/schema.js";

/** The sections of a competency, as its schema has them. */
const sections = () =>
  (schemaOf("competency").properties as Record<string, DescribedSchema>)["sections"] as Required<
    Pick<DescribedSchema, "properties" | "required">
  >;

/** The sections that a competency may have, in their order. */
export const sectionIds = (): readonly string[] => Object.keys(sections().properties);

/** True for the sections of every competency, which are lists; the others are prose. */
export const isRequiredSection = (id: string): boolean => sections().required.includes(id);

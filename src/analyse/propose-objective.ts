import type { Competency, Framework } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import type { Fields } from "../parse/fields.js";

/**
 * An objective for one competency, in the framework's own words: its title as the aim, what can be seen of it as the
 * measure, and what would be evidence. The person makes it hers.
 */
export function proposeObjective(
  { resources }: Framework,
  { id, title }: Competency,
  { sections }: Body,
): Fields {
  const first = (section: string): string | undefined =>
    sections.find((one) => one.id === section)?.items[0];
  const measure = [
    first("in-practice"),
    ...[first("evidence-you-could-bring")].flatMap((one) =>
      one === undefined ? [] : [`Evidence: ${one.charAt(0).toLowerCase()}${one.slice(1)}`],
    ),
  ].filter((one) => one !== undefined);
  const resource = resources.find(({ competencies }) => competencies.includes(id));
  return {
    aim: title,
    ...(measure.length === 0 ? {} : { measure: measure.join(". ") }),
    competencies: [id],
    ...(resource === undefined ? {} : { support: resource.title }),
  };
}

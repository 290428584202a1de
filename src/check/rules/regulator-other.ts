import type { Framework } from "../../model/framework.js";
import { fieldsOf } from "../../parse/fields.js";
import { listed } from "../../words/listed.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** The regulators whose registration the framework's qualifications ask for, by id. */
const askedFor = ({ qualifications }: Framework): readonly string[] => [
  ...new Set(
    qualifications
      .flatMap(({ minimum, expected }) => [...minimum, ...expected])
      .flatMap((one) => ("registration" in one ? [one.registration] : [])),
  ),
];

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const { professions, regulators } = framework.manifest;
  const { profession } = fieldsOf(data["person"]);
  const known = professions.find(
    ({ id, also }) => id === profession || also.includes(String(profession)),
  );
  const asked = askedFor(framework);
  if (known?.regulator == null || asked.length === 0 || asked.includes(known.regulator)) return;
  const called = (id: string, short: boolean): string => {
    const regulator = regulators.find((one) => one.id === id);
    return (short ? regulator?.abbreviation : null) ?? regulator?.title ?? id;
  };
  const others = listed(
    asked.map((id) => called(id, true)),
    "or",
  );
  yield {
    file: file.name,
    where: { path: ["person", "profession"] },
    message: `${known.title} is a profession that registers with the ${called(known.regulator, false)}, not the ${others}`,
    hint: `Where the framework asks for ${others} registration, yours with your own regulator counts.`,
  };
}

export const regulatorOther: Rule = {
  code: "regulator-other",
  severity: "info",
  what: "The person's profession registers with another regulator than the one that the framework asks for.",
  why: "People of this profession hold another registration, and it counts.",
  mend: "Nothing to mend: `registered: true` means registered with your own regulator.",
  example: {
    file: "me.yaml",
    wrong: "profession: osteopath",
    right: "profession: physiotherapist",
  },
  evidence,
};

import { fieldsOf } from "../../parse/fields.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

function* evidence({ framework: { manifest }, file, data }: EvidenceContext): Iterable<Found> {
  const { profession } = fieldsOf(data["person"]);
  const known = manifest.professions.find(
    ({ id, also }) => id === profession || also.includes(String(profession)),
  );
  const regulator = manifest.regulators.find(({ id }) => id === known?.regulator);
  if (regulator?.note == null) return;
  yield {
    file: file.name,
    where: { path: ["person", "profession"] },
    message: `${known?.title} is a profession that registers with the ${regulator.title}`,
    hint: regulator.note,
  };
}

export const regulatorOther: Rule = {
  code: "regulator-other",
  severity: "info",
  what: "The person's profession registers with another regulator than most in the framework.",
  why: "Where the framework asks for a registration, people of this profession hold another one, which counts.",
  mend: "Nothing to mend: `registered: true` means registered with your own regulator.",
  example: {
    file: "me.yaml",
    wrong: "profession: osteopath",
    right: "profession: physiotherapist",
  },
  evidence,
};

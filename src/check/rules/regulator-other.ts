import { fieldsOf } from "../../parse/fields.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

function* evidence({ framework: { manifest }, file, data }: EvidenceContext): Iterable<Found> {
  const { profession } = fieldsOf(data["person"]);
  const known = manifest.professions.find(
    ({ id, also }) => id === profession || also.includes(String(profession)),
  );
  if (known === undefined || known.regulator === null || known.regulator === "hcpc") return;
  const regulator = manifest.regulators.find(({ id }) => id === known.regulator);
  yield {
    file: file.name,
    where: { path: ["person", "profession"] },
    message: `${known.title}s are allied health professionals registered with the ${regulator?.title ?? known.regulator}, not the HCPC`,
    hint: "Where the framework asks for HCPC registration, yours with your own regulator counts.",
  };
}

export const regulatorOther: Rule = {
  code: "regulator-other",
  severity: "info",
  what: "The person's profession registers with another regulator than the HCPC.",
  why: "Osteopaths are one of England's 14 allied health professions and register with the General Osteopathic Council.",
  mend: "Nothing to mend: `registered: true` means registered with your own regulator.",
  example: {
    file: "me.yaml",
    wrong: "profession: osteopath",
    right: "profession: physiotherapist",
  },
  evidence,
};

import type { Manifest } from "../../model/framework.js";
import { type Fields, fieldsOf } from "../../parse/fields.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** True for bands 2 to 4 and for the roles that the manifest signposts elsewhere (MODEL.md section 2). */
export function isSupportWorker(manifest: Manifest, person: Fields): boolean {
  const band = String(person["band"] ?? "").trim();
  const profession = String(person["profession"] ?? "")
    .trim()
    .toLowerCase();
  return (
    /^[2-4]$/.test(band) || (manifest.supportWorkers?.professions.includes(profession) ?? false)
  );
}

/** Where somebody in a support role finds the framework that is theirs. */
export function signpost({
  title,
  supportWorkers,
}: Manifest): readonly [message: string, hint: string] {
  return [
    `The ${title} is for registered allied health professionals, from band 5. There is another framework for support workers, made for the work that they do`,
    supportWorkers === null
      ? "Ask your manager which framework your organisation uses for AHP support workers."
      : [
          `${supportWorkers.title}${supportWorkers.url === null ? "" : `: ${supportWorkers.url}`}.`,
          supportWorkers.note ?? "",
        ]
          .join(" ")
          .trim(),
  ];
}

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const person = fieldsOf(data["person"]);
  if (!isSupportWorker(framework.manifest, person)) return;
  const [message, hint] = signpost(framework.manifest);
  const byRole = !/^[2-4]$/.test(String(person["band"]));
  yield {
    file: file.name,
    where: { path: ["person", byRole ? "profession" : "band"] },
    message,
    hint,
  };
}

export const supportWorker: Rule = {
  code: "support-worker",
  severity: "warning",
  what: "The person works in a support role, in bands 2 to 4.",
  why: "This framework describes registered practice. Held against it, good support work would look like a list of gaps.",
  mend: "Nothing is wrong with the file. Use the framework for AHP support workers that the message names.",
  example: {
    file: "me.yaml",
    wrong: "band: 3",
    right: "band: 6",
  },
  evidence,
};

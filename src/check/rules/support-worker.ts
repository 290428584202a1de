import { bandWord, resolveBand } from "../../model/band.js";
import type { Manifest } from "../../model/framework.js";
import { type Fields, fieldsOf } from "../../parse/fields.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** True for a level that the manifest does not list and signposts elsewhere. */
const isSignposted = (manifest: Manifest, band: unknown): boolean =>
  resolveBand(manifest, String(band)) === null &&
  (manifest.supportWorkers?.bands.includes(bandWord(band)) ?? false);

/** True for the levels and the roles that the manifest signposts elsewhere (MODEL.md section 2). */
export function isSupportWorker(manifest: Manifest, person: Fields): boolean {
  const profession = String(person["profession"] ?? "")
    .trim()
    .toLowerCase();
  return (
    isSignposted(manifest, person["band"]) ||
    (manifest.supportWorkers?.professions.includes(profession) ?? false)
  );
}

/** True where the target is a level that the manifest signposts elsewhere. */
export const aimsElsewhere = (manifest: Manifest, data: Fields): boolean =>
  isSignposted(manifest, fieldsOf(data["target"])["band"]);

/** Where somebody in a support role finds the framework that is theirs. */
export function signpost({
  title,
  bands,
  words,
  supportWorkers,
}: Manifest): readonly [message: string, hint: string] {
  const { message, title: other = "", url = null, note } = supportWorkers ?? {};
  const whom = words.people === null ? "" : `is for ${words.people}, and `;
  return [
    message ??
      `The ${title} ${whom}starts at band ${bands[0]?.band ?? ""}. There is another framework, made for the work that you do`,
    [`${other}${url === null ? "" : `: ${url}`}.`, note ?? ""].join(" ").trim(),
  ];
}

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const person = fieldsOf(data["person"]);
  const isOwn = isSupportWorker(framework.manifest, person);
  if (!isOwn && !aimsElsewhere(framework.manifest, data)) return;
  const [message, hint] = signpost(framework.manifest);
  const byRole = isOwn && !isSignposted(framework.manifest, person["band"]);
  yield {
    file: file.name,
    where: { path: isOwn ? ["person", byRole ? "profession" : "band"] : ["target", "band"] },
    message,
    hint,
  };
}

export const supportWorker: Rule = {
  code: "support-worker",
  severity: "warning",
  what: "The person works at a level or in a role that this framework signposts to another one.",
  why: "This framework describes other work. Held against it, good support work would look like a list of gaps.",
  mend: "Nothing is wrong with the file. Use the framework that the message names.",
  example: {
    file: "me.yaml",
    wrong: "band: 3",
    right: "band: 6",
  },
  evidence,
};

import type { IsoDate } from "../../model/date.js";
import type { Finding } from "../../model/diagnostic.js";
import type { EvidenceFile, Rating, RatingValue } from "../../model/evidence.js";
import type { Framework } from "../../model/framework.js";
import type { CompetencyResult } from "../../model/gap.js";
import { levelOrder } from "../../model/level.js";
import { recordOn } from "./record.js";
import { agreedLevels } from "./results.js";

/** Where in a rating this word stands. */
function pathTo(rating: Rating | RatingValue | undefined, word: string): readonly string[] {
  if (typeof rating !== "object") return [];
  if (rating.self === word) return ["self"];
  return rating.supervisor?.rating === word ? ["supervisor", "rating"] : [];
}

/** Ratings below `met` although the level was agreed: both stand, and both should know. */
export function contradictions(
  framework: Framework,
  file: EvidenceFile,
  required: readonly CompetencyResult[],
  { asOf, name }: { readonly asOf: IsoDate; readonly name: string },
): readonly Finding[] {
  const agreed = agreedLevels(framework, file, asOf);
  const { ratings } = recordOn(framework, file, asOf);
  return required.flatMap(({ id, pillar, band, state }) => {
    const rating = ratings.get(id);
    const below = rating !== undefined && ["gap", "no-opportunity", "developing"].includes(state);
    if (!below || (agreed.get(pillar) ?? Number.NEGATIVE_INFINITY) < levelOrder(band)) return [];
    const word = state === "gap" ? "not-yet" : state;
    return [
      {
        code: "rating-contradicts-agreement",
        file: name,
        where: { path: ["ratings", rating.key, ...pathTo(file.ratings?.[rating.key], word)] },
        message: `\`${id}\` is rated ${word}, and its level was agreed at an appraisal`,
        hint: "Both are kept. Talk about it: the rating or the agreed level may need to change.",
      },
    ];
  });
}

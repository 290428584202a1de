import type { RootContent } from "mdast";
import { heading, paragraph, report, strong, text } from "./document.js";
import { type GapContext, type GapData, gapContext } from "./gap/context.js";
import { headline } from "./gap/headline.js";
import { profile } from "./gap/profile.js";
import { everyCompetency, qualifications } from "./gap/reference.js";
import { rolesNear } from "./gap/roles-near.js";
import { changes, differences, expiring, recheck } from "./gap/to-look-at.js";
import { nextLevels, priorities } from "./gap/what-next.js";
import type { Report } from "./report.js";
import { longDate } from "./words.js";

/** Said only when it is so; otherwise the rest of the report says what is missing. */
const readiness = ({ analysis }: GapContext): RootContent[] =>
  analysis.ready
    ? [
        paragraph(
          strong(text("Everything that the framework asks for at this target is met.", "met")),
          " That is a good reason for a conversation. It does not by itself change a post or a pay band.",
        ),
      ]
    : [];

/** In the order in which they are read: where the person is, then what to do about it. */
const sections: readonly ((context: GapContext) => readonly RootContent[])[] = [
  readiness,
  profile,
  changes,
  nextLevels,
  priorities,
  rolesNear,
  differences,
  expiring,
  recheck,
  qualifications,
  everyCompetency,
];

/** One person's file compared with the framework (MODEL.md sections 3 and 5). */
export const gapReport: Report<GapData> = {
  name: "gap",
  document: (data) => {
    const context = gapContext(data);
    const { manifest } = data.framework;
    const title = headline(context);
    const source = `${manifest.title} ${manifest.version}, as of ${longDate(data.analysis.asOf)}`;
    return report(title, source, [
      heading(1, title),
      paragraph(source),
      ...sections.flatMap((section) => section(context)),
    ]);
  },
  json: ({ analysis: { states: _states, warnings: _warnings, ...analysis }, warnings }) => ({
    format: "ahp-career/gap@1",
    ...analysis,
    warnings,
  }),
};

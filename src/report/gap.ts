import type { RootContent } from "mdast";
import { inFolder } from "./blocks.js";
import { heading, paragraph, report, strong, text } from "./document.js";
import { brief } from "./gap/brief.js";
import { type GapContext, type GapData, gapContext } from "./gap/context.js";
import { firstSteps, isUnrated } from "./gap/first-steps.js";
import { headline } from "./gap/headline.js";
import { profile } from "./gap/profile.js";
import { everyCompetency, qualifications } from "./gap/reference.js";
import { rolesNear } from "./gap/roles-near.js";
import { changes, differences, expiring, objectives, recheck } from "./gap/to-look-at.js";
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

/** How many priorities are shown where nothing else is asked for. */
export const usualTop = 5;

/** What was asked for beyond the file itself, so that two reports of one file can be told apart. */
const optionWords = ({
  analysis,
  since,
  only,
  pillar,
  all,
  top,
}: GapContext): readonly string[] => [
  ...(analysis.fingerprint === "" ? [] : [`File ${analysis.fingerprint}`]),
  ...(analysis.confirmedOnly ? ["Only confirmed evidence counts"] : []),
  ...(since === undefined ? [] : [`Changes since ${longDate(since)}`]),
  ...(only === undefined ? [] : [`Only ${pillar(only).toLowerCase()}`]),
  ...(all ? ["Every competency"] : top === usualTop ? [] : [`The first ${top} priorities`]),
];

/** In the order in which they are read: where the person is, then what to do about it. */
const sections: readonly ((context: GapContext) => readonly RootContent[])[] = [
  readiness,
  profile,
  changes,
  nextLevels,
  priorities,
  rolesNear,
  differences,
  objectives,
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
    const name = `${manifest.title} ${manifest.version}`;
    const facts = [`, as of ${longDate(data.analysis.asOf)}`, ...optionWords(context)].join(". ");
    const body =
      isUnrated(context) && !data.all
        ? [...firstSteps(context), ...qualifications(context)]
        : data.brief === true
          ? brief(context)
          : sections.flatMap((section) => section(context));
    return report(title, name + facts, [
      heading(1, title),
      paragraph(name, inFolder(data.framework), `${facts}.`),
      ...body,
    ]);
  },
  json: ({ analysis: { states: _states, warnings: _warnings, ...analysis }, warnings }) => ({
    format: "ahp-career/gap@1",
    ...analysis,
    warnings,
  }),
};

import type { Description } from "../../analyse/describe.js";
import type { Framework } from "../../model/framework.js";
import type { BodyOf } from "../../parse/body.js";
import { frameworkReport, jsonHead } from "../blocks.js";
import type { Report } from "../report.js";
import { comparison } from "./compare.js";
import { competency } from "./competency.js";
import { level, pillar } from "./level.js";
import type { Shown } from "./part.js";
import { page, resource, source, story } from "./resource.js";
import { qualifications, role } from "./role.js";
import { thread } from "./thread.js";

export interface ShowData {
  readonly framework: Framework;
  readonly part: Description;
  readonly bodyOf: BodyOf;
}

const kinds: { readonly [K in Description["kind"]]: Shown<K> } = {
  competency,
  level,
  pillar,
  role,
  qualifications,
  resource,
  story,
  page,
  source,
  thread,
  comparison,
};

/** The way to show a part, whichever kind it is of. */
const shown = ({ kind }: Description) => kinds[kind] as Shown<Description["kind"]>;

/** One thing of the framework. */
export const showReport: Report<ShowData> = {
  name: "show",
  document: ({ framework, part, bodyOf }: ShowData) => {
    const blocks = shown(part).page(part, framework, bodyOf);
    const [first] = blocks;
    const title =
      first?.type === "heading"
        ? first.children.map((node) => ("value" in node ? node.value : "")).join("")
        : framework.manifest.title;
    return frameworkReport(framework, title, blocks);
  },
  /** `ahp-career/show@1` (schemas/show.schema.json). */
  json: ({ framework, part, bodyOf }: ShowData) => ({
    ...jsonHead("show@1", framework),
    kind: part.kind,
    item: shown(part).item(part, bodyOf, framework),
  }),
};

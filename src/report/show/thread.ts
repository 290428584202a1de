import { heading, paragraph, strong, text } from "../document.js";
import { foreign } from "../foreign.js";
import { placeWords } from "../words.js";
import { type Part, pick, type Shown } from "./part.js";

const capital = (words: string): string => (words[0] ?? "").toUpperCase() + words.slice(1);

const lines = ({ pillar, competencies }: Part<"thread">) =>
  competencies.length === 0
    ? ["The framework has no competencies here."]
    : [`A thread of ${pillar.title.toLowerCase()}, from its lowest level to its highest.`];

/** How one thread grows: the statement of each level. */
export const thread: Shown<"thread"> = {
  page: (part, { manifest }, bodyOf) => [
    heading(1, `${part.id} ${part.title}`),
    ...lines(part).map((line) => paragraph(line)),
    ...part.competencies.flatMap((one) => [
      heading(2, capital(placeWords(manifest, one))),
      paragraph(strong(one.id), ` ${one.title}`, ...(one.key ? [text(" (key)", "muted")] : [])),
      ...foreign(bodyOf(one).lead),
    ]),
  ],
  item: ({ id, title, pillar, competencies }, bodyOf) => ({
    id,
    title,
    pillar: pillar.id,
    competencies: competencies.map((one) => ({
      ...pick(one, "id", "title", "pillar", "band", "key", "supplement", "buildsOn"),
      statement: bodyOf(one).statement,
    })),
  }),
};

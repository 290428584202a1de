import { capital } from "../../words/capital.js";
import { bullets, given, section } from "../blocks.js";
import { heading, item, link, paragraph, strong, text } from "../document.js";
import { listed, titleIn } from "../words.js";
import { competencyItems, facts, pick, prose, proseJson, type Shown } from "./part.js";

export const resource: Shown<"resource"> = {
  page: ({ one, competencies }, framework, bodyOf) => {
    const professions = framework.manifest.professions
      .filter(({ id }) => one.professions.includes(id))
      .map(({ title }) => title.toLowerCase());
    return [
      heading(1, one.title),
      ...facts([...given(one.kind, capital), one.publisher, ...given(one.cost, capital)], ". "),
      ...(professions.length === 0 ? [] : [paragraph(`For: ${listed(professions)}.`)]),
      ...prose(bodyOf(one)),
      paragraph(
        one.url === null
          ? "No address has been confirmed. Search for its title and publisher."
          : link(one.url),
      ),
      ...section("It helps with", bullets(competencyItems(framework, competencies))),
    ];
  },
  item: ({ one, competencies }, bodyOf) => ({
    ...pick(one, "id", "title", "kind", "publisher", "cost", "url", "professions", "settings"),
    ...proseJson(bodyOf(one)),
    competencies,
  }),
};

export const story: Shown<"story"> = {
  page: ({ one, competencies }, framework, bodyOf) => [
    heading(1, one.title),
    ...facts(
      [...given(one.profession, (id) => titleIn(framework.manifest.professions, id)), one.path],
      ". ",
      ".",
    ),
    ...prose(bodyOf(one)),
    ...section("Competencies in this story", bullets(competencyItems(framework, competencies))),
  ],
  item: ({ one, competencies }, bodyOf) => ({
    ...pick(one, "id", "title", "profession", "path", "pillars"),
    ...proseJson(bodyOf(one)),
    competencies,
  }),
};

export const page: Shown<"page"> = {
  page: ({ one }, _framework, bodyOf) => [heading(1, one.title), ...prose(bodyOf(one))],
  item: ({ one }, bodyOf) => ({ ...pick(one, "id", "title"), ...proseJson(bodyOf(one)) }),
};

const statusWords = {
  current: "Current.",
  superseded: "Superseded by a later edition.",
  expired: "Its period has ended.",
  local: "A local document.",
} as const;

export const source: Shown<"source"> = {
  page: ({ one, items }, { sources }) => {
    const next = sources.find(({ id }) => id === one.supersededBy);
    const year = given(next?.year, (published) => ` (${published})`).join("");
    const lines = items.map(({ ref, title, citedBy }) =>
      item(
        [strong(ref), ` ${title}`],
        paragraph(
          citedBy.length === 0
            ? text("cited by nothing", "muted")
            : `cited by ${[...new Set(citedBy.map(({ id }) => id))].join(", ")}`,
        ),
      ),
    );
    return [
      heading(1, one.title),
      ...facts([one.publisher, one.edition], ". ", "."),
      paragraph(
        statusWords[one.status],
        ...given(next, ({ title }) => ` The later one: ${title}${year}.`),
        ...given(one.stillCited, (why) => ` Why it is still cited: ${why}`),
      ),
      ...given(one.url, (address) => paragraph(link(address))),
      ...section("What can be cited in it, in our own words", bullets(lines)),
    ];
  },
  item: ({ one, items }) => ({
    ...pick(one, "id", "title", "edition", "publisher", "year", "url", "status", "supersededBy"),
    ...pick(one, "stillCited"),
    items: items.map((each) => pick(each, "ref", "title", "citedBy")),
  }),
};

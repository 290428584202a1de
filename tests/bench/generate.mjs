// Makes a framework of any size, the same every time, in the shape that MODEL.md gives: for measuring, never for reading.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const levels = ["core", 5, 6, 7, 8, 9];
const threads = 99;

/** A small generator of numbers that repeats itself exactly (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// Short words, so that no rule has anything to say and nothing but the checking is measured.
const vocabulary = `able ask aim back bed best book brief bring build call calm care case chart check child clear close
coach code cost count course day deal desk draft drill drive duty early ease east end equal face fair fall feed field file
find first fit flow form fresh front full gain game gap give glad goal good grade grant great group grow guide half hand
head hear help hold home hope host hour house idea join joint judge keep key kind know lead learn least leave length less
light line link list live local long look loss lunch main make map mark match mean meet mind month morning move name near
need new night note number offer old open order own pace page pair part pass past path patch pause plan play point post
press prompt proof pull push quick quiet quote race raise range rate reach read rest ride right ring rise road role room
round route rule run safe sample scale scene scope score seat seek sense serve set shape share shift short show side sign
simple site size skill slow small smooth sort sound space speak speed spend spot stage stand start state stay step stop
store story strong study style sure swap table take talk task teach team tell test theme thing think throw tidy time tool
top touch track trade train treat trial trust try turn type unit use value view visit voice wait walk watch way week whole
wide win word work world worth write year young`.split(/\s+/);

function writer(seed) {
  const next = numbers(seed);
  const word = () => vocabulary[next(vocabulary.length)];
  const words = (count) => Array.from({ length: count }, word).join(" ");
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  return {
    title: () => capital(words(5)),
    sentence: () => `${capital(words(9 + next(6)))}.`,
    item: () => capital(words(8 + next(6))),
  };
}

/** Two capital letters for each pillar: AA, AB … */
const codeOf = (index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

/** Writes `count` competencies, twenty pillars at the most, and answers with their paths. */
export function generateFramework(folder, count) {
  const pillars = Math.max(4, Math.min(20, Math.ceil(count / (levels.length * threads))));
  const pillarIds = Array.from({ length: pillars }, (_, index) => `pillar-${codeOf(index).toLowerCase()}`);
  const threadCount = Math.ceil(count / (pillars * levels.length));
  const threadNames = Array.from({ length: threadCount }, (_, index) => String(index + 1).padStart(2, "0"));
  const manifest = [
    "format: ahp-career/framework@1",
    "id: generated",
    "title: Generated framework",
    "version: 1.0.0",
    "currency-months: 36",
    "pillars:",
    ...pillarIds.flatMap((id, index) => [
      `  - id: ${id}`,
      `    code: ${codeOf(index)}`,
      `    title: Pillar ${codeOf(index)}`,
      "    threads:",
      ...threadNames.map((thread) => `      "${thread}": Thread ${thread}`),
    ]),
    "bands:",
    ...levels.slice(1).map((band) => `  - {band: ${band}, title: Band ${band}, local-authority: {id: level-${band}, title: Level ${band}}}`),
    "themes: []",
    "evidence-types: [{id: audit, title: Audit}, {id: reflection, title: Reflection}]",
    "professions: [{id: physiotherapist, title: Physiotherapist}]",
    "supplements: []",
    "",
  ].join("\n");
  const sources = 'format: ahp-career/sources@1\nsources:\n  - {id: source-a, title: Source A, status: current, ref-pattern: "^[0-9]+\\\\.[0-9]+$"}\n';
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return path;
  };
  write("framework.yaml", manifest);
  write("sources.yaml", sources);
  const paths = [];
  for (let index = 0; index < count; index += 1) {
    const level = levels[index % levels.length];
    const pillar = Math.floor(index / levels.length) % pillars;
    const thread = threadNames[Math.floor(index / (levels.length * pillars))];
    const id = `${codeOf(pillar)}-${level === "core" ? "C" : level}-${thread}`;
    const below = levels[levels.indexOf(level) - 1];
    const text = writer(index + 1);
    const body = [
      "---",
      `id: ${id}`,
      `title: ${text.title()}`,
      `pillar: ${pillarIds[pillar]}`,
      `band: ${level}`,
      `thread: "${thread}"`,
      "status: active",
      "since: 1.0.0",
      ...(below === undefined ? [] : [`builds-on: [${codeOf(pillar)}-${below === "core" ? "C" : below}-${thread}]`]),
      "sources:",
      `  - {source: source-a, ref: "${1 + (index % 9)}.${index % 12}"}`,
      `  - {source: source-a, ref: "${10 + (index % 7)}.${index % 11}"}`,
      "evidence-types: [audit, reflection]",
      "---",
      "",
      `${text.sentence()} ${text.sentence()}`,
      "",
      "## In practice",
      "",
      ...Array.from({ length: 4 }, () => `- ${text.item()}`),
      "",
      "## Evidence you could bring",
      "",
      ...Array.from({ length: 3 }, () => `- ${text.item()}`),
      "",
      "## To talk about",
      "",
      ...Array.from({ length: 2 }, () => `- ${text.item()}?`),
      "",
    ].join("\n");
    const folderName = level === "core" ? "core" : `band-${level}`;
    paths.push(write(`${pillarIds[pillar]}/${folderName}/${id}.md`, body));
  }
  return paths;
}

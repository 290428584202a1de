// Changes every hundredth competency of a generated framework, each time anew: `node change.mjs FOLDER nothing|body|title`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, what] = process.argv.slice(2);
const stamp = process.hrtime.bigint();
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".md"))
  .sort();

for (const [index, path] of paths.entries()) {
  if (what === "nothing" || index % 100 !== 0) continue;
  const text = readFileSync(join(folder, path), "utf8");
  // The file stays as long as it is, however often it is changed.
  const notes = text.includes("## Notes") ? text.replace(/^Note \d+\.\n/gm, "") : `${text}\n## Notes\n\n`;
  const changed =
    what === "title" ? text.replace(/^title: .*$/m, `title: Number ${stamp} ${index}`) : `${notes}Note ${stamp}.\n`;
  writeFileSync(join(folder, path), changed);
}

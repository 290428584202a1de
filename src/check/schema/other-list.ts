import { isFields } from "../../parse/fields.js";
import { atLine, dataAt, distinct, isUnknown, lastOf, within } from "./misplaced.js";
import type { Mistake, Path, Problems } from "./root-causes.js";
import type { SchemaName, SchemaProblem } from "./schema-problems.js";
import { propertiesOf, subschema } from "./subschema.js";

/** What an entry of a list can hold and has to. */
interface Entry {
  readonly list: string;
  readonly properties: object;
  readonly required: readonly string[];
}

/** The lists whose entries have fields, among the fields of what lies at a path. */
function listsIn(schema: SchemaName, around: Path): readonly Entry[] {
  return Object.keys(propertiesOf(subschema(schema, around))).flatMap((list) => {
    const { properties, required = [] } = subschema(schema, [...around, list, "0"]);
    return properties === undefined || subschema(schema, [...around, list]).items === undefined
      ? []
      : [{ list, properties, required }];
  });
}

const fits = (item: object, { properties, required }: Entry): boolean =>
  Object.keys(item).every((name) => Object.hasOwn(properties, name)) &&
  required.every((name) => Object.hasOwn(item, name));

/** The words for entries of a list that stand in another. */
function told(list: string, instead: string, first: string, isThere: boolean) {
  return isThere
    ? {
        message: `\`${first}\` starts an entry of \`${list}\`, and stands below \`${instead}:\``,
        hint: `Move it to the other entries of \`${list}\`.`,
      }
    : {
        message: `\`${first}\` starts an entry of \`${list}\`, and there is no \`${list}:\` above it`,
        hint: `Write \`${list}:\` on a line of its own above, in the same column as \`${instead}:\`.`,
      };
}

/** Entries that stand in one list and are of another: the line with the name of that list is missing, or in the wrong place. */
export function* otherList(
  schema: SchemaName,
  data: unknown,
  problems: Problems,
): Iterable<Mistake> {
  const strange = problems.filter((one) => isUnknown(one) && /^\d+$/.test(lastOf(one.path)));
  for (const path of distinct(strange.map((one) => one.path.slice(0, -1)))) {
    const around = path.slice(0, -1);
    const name = lastOf(path);
    const [holder, items] = [dataAt(data, around), dataAt(data, path)];
    if (!isFields(holder) || !Array.isArray(items)) continue;
    const entries = listsIn(schema, around).filter(({ list }) => list !== name);
    const byItem = new Map<string, SchemaProblem[]>();
    for (const one of problems.filter((problem) => within(problem.path, path))) {
      const item = one.path[path.length] ?? "";
      byItem.set(item, [...(byItem.get(item) ?? []), one]);
    }
    const said = (index: number): Problems => byItem.get(String(index)) ?? [];
    const ofOther = (index: number): Entry | undefined =>
      isFields(items[index]) && said(index).some(isUnknown)
        ? entries.find((entry) => fits(items[index], entry))
        : undefined;
    for (let index = 0; index < items.length; index += 1) {
      const meant = ofOther(index);
      if (meant === undefined) continue;
      const start = index;
      while (ofOther(index + 1) === meant) index += 1;
      const theirs = Array.from({ length: index - start + 1 }, (_, more) => said(start + more));
      const before = start - 1;
      const header = said(before).find((one) => isUnknown(one) && one.field === meant.list);
      const [first = ""] = Object.keys(items[start]);
      yield header === undefined
        ? {
            instead: theirs.flat(),
            as: atLine(
              [...path, String(start)],
              told(meant.list, name, first, Object.hasOwn(holder, meant.list)),
            ),
          }
        : {
            instead: [header, ...theirs.flat()],
            as: atLine([...path, String(before), meant.list], {
              message: `\`${meant.list}:\` is indented so far that it is part of the entry above`,
              hint: `Let it begin in the same column as \`${name}:\`.`,
            }),
          };
    }
  }
}

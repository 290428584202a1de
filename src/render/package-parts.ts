import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Characters that XML cannot hold, and halves of one. */
const unwritten =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as an Office file can hold it; what it cannot is made visible. */
export const officeText = (text: string): string => text.replace(unwritten, "\ufffd");

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

const core = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(officeText(title))}</dc:title><dc:creator>ahp-career</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`;

const coreType =
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';
const coreRelation =
  '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>';

/**
 * An Office file packed again so that the same content gives the same bytes: a title and a language in its properties, ids of
 * relations counted, parts in order, no time of writing.
 */
export function repacked(bytes: Uint8Array, title: string): Uint8Array {
  const files = unzipSync(bytes);
  const ids = new Map<string, string>();
  const counted = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `rIdx${ids.size + 1}`);
    return ids.get(id) ?? id;
  };
  const has = (name: string, part: string): boolean =>
    strFromU8(files[name] ?? new Uint8Array()).includes(part);
  const parts = Object.entries(files).map(([name, data]): [string, Uint8Array] => {
    if (!/\.(?:xml|rels)$/.test(name)) return [name, data];
    let text = strFromU8(data).replace(
      /"rId([a-z0-9_-]{21})"/g,
      (_, id: string) => `"${counted(id)}"`,
    );
    if (name === "[Content_Types].xml" && !has(name, "/docProps/core.xml"))
      text = text.replace("</Types>", coreType);
    if (name === "_rels/.rels" && !has(name, "docProps/core.xml"))
      text = text.replace("</Relationships>", coreRelation);
    return [name, strToU8(text)];
  });
  const all = [
    ...parts.filter(([name]) => name !== "docProps/core.xml"),
    ["docProps/core.xml", strToU8(core(title))] as const,
  ];
  const first = (name: string): number => (name === "[Content_Types].xml" ? 0 : 1);
  all.sort(([a], [b]) => first(a) - first(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(all), { level: 6, mtime: new Date(1980, 0, 1) });
}

import type { Nodes } from "mdast";
import { InputError } from "../exit.js";
import { forPaper } from "./for-paper.js";
import { missingIn, treeForPdf } from "./pdf-tree.js";
import type { DocumentRenderer, Page } from "./renderer.js";

const compilerPackage = "@myriaddreamin/typst-ts-node-compiler";

/** Fonts of an open licence, in the order in which they are asked for a letter. None of the system's: they differ. */
const fonts = [
  "arimo/400Regular/Arimo_400Regular.ttf",
  "arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf",
  "arimo/700Bold/Arimo_700Bold.ttf",
  "arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf",
  "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
  "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
  "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
].map((path) => `@expo-google-fonts/${path}`);

const absent = (name: string): InputError =>
  new InputError(
    `PDF needs an optional package that is not installed here, or does not run here: ${name}`,
    "Install it with npm install --include=optional. Or use --format html, and print that from a browser to a PDF.",
  );

const unmade = (reason: string): InputError =>
  new InputError(
    `The PDF cannot be made as the standard for accessible ones asks: ${reason}`,
    "Use --format html, and print that from a browser to a PDF.",
  );

/** Letters that no font has are found by trying: more rounds than there are kinds of complaint. */
const mostRounds = 8;

/** It never exists: a template has no files to read but what it is given. */
const folder = "/report";
const main = `${folder}/report.typ`;

type Compiler = import("@myriaddreamin/typst-ts-node-compiler").NodeCompiler;

function compiled(compiler: Compiler, data: unknown): Uint8Array | readonly string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  compiler.mapShadow(`${folder}/report.json`, bytes as never);
  const result = compiler.compile({ mainFilePath: main });
  if (result.result === null || result.hasError()) {
    const [first] = result.takeError()?.shortDiagnostics ?? [];
    throw new InputError(`templates/report.typ cannot be used: ${first?.message ?? "no result"}`);
  }
  try {
    return new Uint8Array(compiler.pdf(result.result, { pdfStandard: "ua-1" }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const missing = missingIn(reason);
    if (missing.length === 0) throw unmade(/message: "(.*?)"/.exec(reason)?.[1] ?? reason);
    return missing;
  }
}

/** PDF/UA-1 by Typst, from `templates/report.typ`. What a report says reaches it as data, never as markup. */
export const pdf = {
  name: "pdf",
  endings: [".pdf"],
  of: "document",
  binary: true,
  load: async () => {
    const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler").catch(() => {
      throw absent(compilerPackage);
    });
    const { toHtml } = await import("hast-util-to-html");
    let compiler: Compiler | undefined;
    const compilerFor = ({ installed }: Page): Compiler => {
      const fontBlobs = fonts.map((path) => {
        const font = installed?.(path) ?? null;
        if (font === null) throw absent(path.split("/", 2).join("/"));
        return font;
      });
      return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs } as never] });
    };
    return async ({ title, footer, tree }, page) => {
      compiler ??= compilerFor(page);
      const template = page.template("report.typ");
      // Typst would fetch a package from the network.
      if (template.includes('"@'))
        throw new InputError(
          "report.typ asks for a package",
          "Write what it needs into the template itself.",
        );
      compiler.addSource(main, template);
      const size = page.largePrint ? 18 : 12;
      const organisation = page.organisation?.name ?? "";
      const missing = new Set<string>();
      for (let round = 1; ; round += 1) {
        const nodes: Nodes = forPaper(tree);
        const made = compiled(
          compiler,
          treeForPdf({ title, footer, organisation, size, nodes, missing, toHtml }),
        );
        compiler.evictCache(0);
        if (made instanceof Uint8Array) return made;
        const before = missing.size;
        for (const letter of made) missing.add(letter);
        if (missing.size === before || round === mostRounds)
          throw unmade("it has letters that no font has");
      }
    };
  },
} satisfies DocumentRenderer;

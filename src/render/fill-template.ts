import { Liquid } from "liquidjs";
import { InputError } from "../exit.js";

/**
 * Fills a template in which nothing can run: no files, no properties but its own values, limits on work. Imported as a whole,
 * because liquidjs is CommonJS: bundled and imported dynamically by name, it would have no names.
 */
export async function fillTemplate(
  name: string,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const liquid = new Liquid({
    outputEscape: "escape",
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
    dynamicPartials: false,
    parseLimit: 200_000,
    renderLimit: 5_000,
    memoryLimit: 100_000_000,
  });
  try {
    return await liquid.parseAndRender(template, values);
  } catch (error) {
    // liquidjs says what is wrong and where: `undefined variable: nope, line:1, col:6`.
    const [what = ""] = String((error as Error).message).split("\n");
    throw new InputError(
      `The template ${name} cannot be filled: ${what}`,
      `It knows ${Object.keys(values).join(", ")}.`,
    );
  }
}

import { Liquid } from "liquidjs";

/**
 * Fills a template in which nothing can run: no files, no properties but its own values, limits on work. Imported as a whole,
 * because liquidjs is CommonJS: bundled and imported dynamically by name, it would have no names.
 */
export function fillTemplate(
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
  return liquid.parseAndRender(template, values);
}

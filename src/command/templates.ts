import { join, resolve } from "node:path";
import { InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { fieldsOf, textOr } from "../parse/fields.js";
import { parseYaml } from "../parse/yaml.js";
import type { Page } from "../render/renderer.js";

export interface TemplateOptions {
  /** A folder with templates in place of our own, and `organisation.yaml`. */
  readonly template?: string;
}

const largest = 1024 * 1024;

/** A file of a folder and of nowhere else. */
const plainName = /^[A-Za-z0-9][\w.-]*\.(?:png|svg)$/;

/** What an SVG must not have: it would run, or fetch something. */
const active = /<script|<foreignObject|\bon\w+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#)/i;

/** A logo as an address that holds all of it. Throws InputError where it is no picture, or would run. */
function logoOf(io: Io, folder: string, name: string): string {
  const refuse = (why: string): never => {
    throw new InputError(
      `The logo ${name} ${why}`,
      "Name a PNG, or an SVG without scripts and links, that lies beside organisation.yaml.",
    );
  };
  if (!plainName.test(name)) refuse("is not the name of a picture in that folder");
  let bytes: Buffer;
  try {
    bytes = io.read(join(folder, name), largest);
  } catch (error) {
    return refuse(`cannot be read: ${reasonFor(error)}`);
  }
  const isPng = bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n";
  const text = bytes.toString("utf8");
  if (!isPng && (!name.endsWith(".svg") || !/<svg[\s>]/.test(text))) refuse("is no picture");
  if (!isPng && active.test(text)) refuse("holds something that runs or fetches");
  return `data:image/${isPng ? "png" : "svg+xml"};base64,${bytes.toString("base64")}`;
}

/** `organisation.yaml`: `name`, and `logo` with the name of a file beside it. */
function organisationOf(io: Io, folder: string): NonNullable<Page["organisation"]> | null {
  const path = join(folder, "organisation.yaml");
  if (io.kind(path) !== "file") return null;
  const text = io.read(path, largest).toString("utf8");
  const { value, findings } = parseYaml({ file: path, text });
  if (findings[0] !== undefined)
    throw new InputError(`${path}: ${findings[0].message}`, findings[0].hint);
  const { name, logo } = fieldsOf(value);
  return {
    name: textOr(name, ""),
    logo: typeof logo === "string" ? logoOf(io, folder, logo) : null,
  };
}

/** The templates to use: those of a folder where it has them, and our own. Throws InputError where there is no such folder. */
export function templatesFor(
  io: Io,
  { template: wanted }: TemplateOptions,
): Pick<Page, "organisation" | "template"> {
  const own = join(io.home, "templates");
  const folder = wanted === undefined ? own : resolve(io.cwd, wanted);
  if (io.kind(folder) !== "folder")
    throw new InputError(
      `There is no folder ${wanted}`,
      "--template takes a folder with page.html, print.css or organisation.yaml.",
    );
  return {
    template: (name) => {
      const path = io.kind(join(folder, name)) === "file" ? join(folder, name) : join(own, name);
      return new TextDecoder().decode(io.read(path, largest));
    },
    organisation: wanted === undefined ? null : organisationOf(io, folder),
  };
}

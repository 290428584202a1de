import type { Person } from "./evidence.js";
import type { Manifest, Role, Setting, WorkSetting } from "./framework.js";

/** Where a person works: the manifest's first setting where the file names none. */
export const settingOf = ({ settings }: Manifest, person: Pick<Person, "setting">): Setting =>
  person.setting ?? settings[0]?.id ?? "";

/** A setting by its id; undefined where the manifest lists none. */
export const workSetting = ({ settings }: Manifest, id: Setting): WorkSetting | undefined =>
  settings.find((one) => one.id === id);

/** What a role is called in each setting that has its own names of levels, by fields such as `hospitalTitle`. */
export const titleFields = (
  { settings }: Manifest,
  { titles }: Pick<Role, "titles">,
): Record<string, string | null> =>
  Object.fromEntries(
    settings.flatMap(({ levels }) =>
      levels === null
        ? []
        : [
            [
              `${levels.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Title`,
              titles[levels] ?? null,
            ],
          ],
    ),
  );

/** True for what applies in a setting. What names no setting applies everywhere. */
export const appliesIn = (
  { settings }: { readonly settings: readonly Setting[] },
  setting: Setting,
): boolean => settings.length === 0 || settings.includes(setting);

import type { Io } from "../../io.js";
import type { IsoDate } from "../../parse/date.js";
import { listFrameworkFiles } from "../../read.js";
import { type CheckedFolder, checkFolder } from "../check-folder.js";
import { afresh, type Parsing } from "../check-memory.js";
import { checkedAs } from "./checked-as.js";
import { presentFiles, sortOut } from "./present.js";
import { Shelf } from "./shelf.js";
import type { Work } from "./work.js";

/*
 * A memory of checks between runs. A file with the same content is not read again, and the rules across files run again only
 * where something changed that one file can say of another. Evidence files are never in it.
 */

async function checkWith(work: Work): Promise<CheckedFolder> {
  const before = work.shelf.state();
  // A clock that went back is believed.
  if (before !== null && before.day <= work.today) {
    const sorted = sortOut(work.present, before);
    if (sorted.doubtful.length === 0 && sorted.gone.length === 0) return checkedAs(before, work);
    const { checkChanged } = await import("./check-changed.js");
    const after = checkChanged(work, before, sorted);
    if (after !== null) return checkedAs(after, work);
  }
  const { checkAll } = await import("./check-all.js");
  return checkAll(work);
}

/** Checks frameworks with a memory in this folder; `problem` hears why it could not be kept. */
export function checkCache(cache: string, problem: (reason: string) => void): Parsing {
  const folder = async (io: Io, name: string, today: IsoDate): Promise<CheckedFolder> => {
    const { paths, nameOf, findings } = listFrameworkFiles(io, name);
    if (findings.length > 0) return checkFolder(io, name, today, afresh);
    const present = presentFiles(io, name, paths);
    const shelf = new Shelf(io, cache, name, problem);
    return checkWith({ io, folder: name, today, present, nameOf, shelf });
  };
  return { ...afresh, folder };
}

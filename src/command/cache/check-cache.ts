import type { Io } from "../../io.js";
import type { IsoDate } from "../../model/date.js";
import { namesIn } from "../../read/folder.js";
import { type CheckedFolder, checkFolder } from "../check-folder.js";
import { afresh, type Parsing } from "../check-memory.js";
import { checkedAs } from "./checked-as.js";
import { isSettled, presentFiles, sortOut } from "./present.js";
import { Shelf } from "./shelf.js";
import type { State } from "./state.js";
import type { Work } from "./work.js";

/*
 * A memory of checks between runs. A file with the same content is not read again, and the rules across files run again only
 * where something changed that one file can say of another. Evidence files are never in it.
 */

async function checkWith(work: Work, before: State | null): Promise<CheckedFolder> {
  // A clock that went back is believed.
  if (before !== null && before.day <= work.today) {
    const sorted = sortOut(work.present, before);
    if (isSettled(work.present, before, sorted)) return checkedAs(before, work);
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
    const shelf = new Shelf(io, cache, name, problem);
    const before = shelf.state();
    const present = presentFiles(io, name, before);
    if (present === null) return checkFolder(io, name, today, afresh);
    return checkWith(
      { io, folder: name, today, present, nameOf: namesIn(io, name), shelf },
      before,
    );
  };
  return { ...afresh, folder };
}

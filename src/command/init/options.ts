import type { IsoDate } from "../../model/date.js";
import type { CommonOptions } from "../options.js";

export interface InitOptions extends CommonOptions {
  readonly profession?: string;
  readonly band?: string;
  readonly setting?: string;
  readonly name?: string;
  readonly targetBand?: string;
  readonly targetRole?: string;
  readonly by?: IsoDate;
  readonly agreed?: readonly string[];
  readonly agreedOn?: IsoDate;
  /** Levels, or false where no list is wanted. */
  readonly list?: string | boolean;
  readonly view?: string;
  readonly evidence?: string;
  readonly output?: string;
  readonly yes?: boolean;
}

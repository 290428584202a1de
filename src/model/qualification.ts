/** One requirement for a band, as written in `qualifications/band-N.md`. */
export type Requirement =
  | { readonly registration: string }
  | { readonly preceptorship: true }
  | {
      /** A level of the Regulated Qualifications Framework or FHEQ, 1 to 8. */
      readonly level: number;
      readonly credits?: number;
      readonly "or-equivalent"?: boolean;
    };

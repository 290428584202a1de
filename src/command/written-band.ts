/** A band as a file has it: a number where it is one. */
export const asNumber = (name: string): string | number =>
  /^\d+$/.test(name) ? Number(name) : name;

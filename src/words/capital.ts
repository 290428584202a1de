/** `band 6` → `Band 6`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

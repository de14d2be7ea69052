/** What a spreadsheet takes for the beginning of a formula, full-width signs and leading blanks included. */
const ACTIVE = /^[\s\u0000-\u001f]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** A text as a cell that no spreadsheet computes: behind an apostrophe where it would begin a formula. */
export const asText = (text: string): string => (ACTIVE.test(text) ? `'${text}` : text);

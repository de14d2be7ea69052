/** The first line of an export says which form it has. */
export const EXPORT_FORM = 'meed-ledger-1';

/** Not an export, or not all of one. */
export class ExportRefused extends Error {}

/** One line of an export: an object with one key that says what the line is. */
export type ExportLine =
  | { readonly ledger: typeof EXPORT_FORM; readonly vendor: string; readonly reference: string }
  | { readonly account: readonly [string, string, string, string | null, string | null] }
  | { readonly loose: readonly [string, number, boolean, string] }
  | { readonly lost: readonly [string, string | null] }
  | { readonly seal: readonly [string, string | null, string | null, string | null] }
  | { readonly posting: readonly [string, string, string]; readonly transfers: readonly (readonly [number, string])[] }
  | { readonly net: readonly [string, string] }
  | { readonly end: number };

import { codes, code as entryOf } from 'currency-codes';

const DIGITS = new Map<string, number>(
  codes().flatMap((code) => {
    const entry = entryOf(code);
    return entry === undefined ? [] : [[code, entry.digits]];
  }),
);

/** True for an alphabetic code of ISO 4217, in capitals. */
export const isCurrency = (code: string): boolean => DIGITS.has(code);

/** The number of decimals of a currency by ISO 4217 (EUR 2, JPY 0, KWD 3); null for an unknown code. */
export const digitsOf = (code: string): number | null => DIGITS.get(code) ?? null;

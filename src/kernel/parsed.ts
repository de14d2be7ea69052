import type { RefusalCode } from './refusal';

/** Text that was read, or the reason why it was not; a refused text is data, never an exception. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const notParsed = (code: RefusalCode, message: string): Parsed<never> => ({ ok: false, code, message });

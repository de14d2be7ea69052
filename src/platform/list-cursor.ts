import { createHash } from 'node:crypto';
import { type ListColumn, type ListQuery, ListRefused } from './list-spec';

/** Binds a cursor to its filter and order: a cursor of another list means nothing here. */
export const signatureOf = (query: ListQuery): string =>
  shortHash(JSON.stringify([query.filter ?? null, query.orderBy ?? null]));

/** A short name of a text, for cursors and prepared statements. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

export const encodeCursor = (signature: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([signature, ...key])).toString('base64url');

/**
 * The key a cursor stands for, one part for each column of the order; a cursor of another filter or order is refused, and
 * so is one that no list can have given. Nobody else signs cursors: whoever writes one moves its place in its own list.
 */
export function decodeCursor(
  query: ListQuery,
  cursor: string,
  argument: string,
  types: readonly ListColumn['type'][],
): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') && parsed[0] === signatureOf(query)) {
      const key = parsed.slice(1);
      if (key.length === types.length && types.every((type, index) => isWritten(key[index] ?? '', type))) return key;
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw new ListRefused(`\`${argument}\` is not a cursor of this list with this filter and order`);
}

/** How PostgreSQL writes the values of a column; in the calendar's columns a day that does not exist passes no further. */
const WRITTEN: Readonly<Record<ListColumn['type'], RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\u0000\p{Surrogate}]*$/u,
  numeric: /^-?\d{1,40}(\.\d{1,40})?$/,
  bigint: /^-?\d{1,18}$/,
  integer: /^-?\d{1,9}$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  timestamptz: /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/,
};

function isWritten(text: string, type: ListColumn['type']): boolean {
  if (!WRITTEN[type].test(text)) return false;
  return type === 'date' || type === 'timestamptz' ? isDay(text.slice(0, 10)) : true;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

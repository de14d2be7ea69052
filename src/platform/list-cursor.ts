import { createHash } from 'node:crypto';
import { type ListQuery, ListRefused } from './list-spec';

/** Binds a cursor to its filter and order: a cursor of another list means nothing here. */
export const signatureOf = (query: ListQuery): string =>
  shortHash(JSON.stringify([query.filter ?? null, query.orderBy ?? null]));

/** A short name of a text, for cursors and prepared statements. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

export const encodeCursor = (signature: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([signature, ...key])).toString('base64url');

/** The key a cursor stands for; a malformed cursor, or one of another filter or order, is refused. */
export function decodeCursor(query: ListQuery, cursor: string, argument: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') && parsed[0] === signatureOf(query))
      return parsed.slice(1);
  } catch {
    // Falls through to the one refusal below.
  }
  throw new ListRefused(`\`${argument}\` is not a cursor of this list with this filter and order`);
}

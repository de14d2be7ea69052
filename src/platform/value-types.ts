import { types } from 'pg';

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

const exact = new Map<number, (text: string) => unknown>([
  [INT8, (text) => BigInt(text)],
  [NUMERIC, (text) => text],
  [DATE, (text) => text],
  [TIMESTAMPTZ, isoInstant],
  [INT8_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean).map(BigInt)],
]);

/** Reads every exact type exactly: no number becomes a float, no day a local midnight. */
export const exactTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    exact.get(oid) ?? types.getTypeParser(oid, format ?? 'text'),
};

const USUAL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

/** PostgreSQL's `2026-01-31 10:00:00.5+00` (the session is in UTC) as ISO 8601; a list has thousands of them. */
function isoInstant(text: string): string {
  if (!USUAL.test(text)) return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
  const milliseconds = text.slice(20, -3).slice(0, 3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

import { createHash } from 'node:crypto';

/** Writes a JSON value with sorted keys and no white space, so that equal values have equal bytes (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') return `{${members(value).join(',')}}`;
  throw new TypeError(`a ${typeof value} is no JSON value`);
}

/** The SHA-256 of the canonical form, in hexadecimal. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('NaN and infinities are no JSON values');
  return JSON.stringify(value);
}

const members = (value: object): string[] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);

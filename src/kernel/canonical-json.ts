import { hash } from 'node:crypto';

/** Writes a JSON value with sorted keys and no white space, so that equal values have equal bytes (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') return `{${members(value)}}`;
  throw new TypeError(`a ${typeof value} is no JSON value`);
}

/** The SHA-256 of the canonical form, in hexadecimal. */
export const contentHash = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex');

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('NaN and infinities are no JSON values');
  return JSON.stringify(value);
}

function members(value: object): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return text;
}

const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** As JSON.stringify writes it, which is only asked where something may have to be escaped: of long documents most is not. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

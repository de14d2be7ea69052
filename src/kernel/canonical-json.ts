import { hash } from 'node:crypto';
import { References } from './references';

/** Writes a JSON value with sorted keys and no white space, so that equal values have equal bytes (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return list(value);
  if (value instanceof References) return value.json;
  if (typeof value === 'object') return members(value);
  throw new TypeError(`a ${typeof value} is no JSON value`);
}

/** The SHA-256 of the canonical form, in hexadecimal. */
export const contentHash = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex');

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('NaN and infinities are no JSON values');
  return JSON.stringify(value);
}

function list(items: readonly unknown[]): string {
  let text = '[';
  for (const item of items) text += `${text === '[' ? '' : ','}${canonicalJson(item ?? null)}`;
  return `${text}]`;
}

function members(value: object): string {
  let text = '{';
  for (const key of inOrder(Object.keys(value))) {
    const member: unknown = Reflect.get(value, key);
    if (member !== undefined) text += `${text === '{' ? '' : ','}${label(key)}${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** A handful of names, often in order already: to sort them here costs a third of what `sort` does, which copies them first. */
function inOrder(names: string[]): string[] {
  if (names.length > 20) return names.sort();
  for (let next = 1; next < names.length; next += 1) {
    const name = names[next] ?? '';
    let place = next;
    for (; place > 0 && (names[place - 1] ?? '') > name; place -= 1) names[place] = names[place - 1] ?? '';
    names[place] = name;
  }
  return names;
}

/**
 * The members of a thousand rows are called the same. Callers make names up too, so the long ones are not kept, and what is kept is
 * forgotten where it grows: the names of every day are back with the next row.
 */
const LABELS = new Map<string, string>();
const LABELS_MAX = 1_000;
const KEPT_LENGTH_MAX = 64;

function label(name: string): string {
  const known = LABELS.get(name);
  if (known !== undefined) return known;
  const made = `${quoted(name)}:`;
  if (LABELS.size >= LABELS_MAX) LABELS.clear();
  if (name.length <= KEPT_LENGTH_MAX) LABELS.set(name, made);
  return made;
}

const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** As JSON.stringify writes it, which is only asked where something may have to be escaped: of long documents most is not. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

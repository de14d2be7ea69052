/**
 * An array as PostgreSQL reads it: what the driver makes of it too, with less rubbish left behind. Every text is quoted, so
 * that no value becomes two.
 */
export function arrayLiteral(values: readonly unknown[]): string {
  let text = '{';
  for (const value of values) text += `${text.length === 1 ? '' : ','}${element(value)}`;
  return `${text}}`;
}

const ESCAPED = /[\\"]/;
const ALL_ESCAPED = /[\\"]/g;

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return `"${ESCAPED.test(value) ? value.replace(ALL_ESCAPED, '\\$&') : value}"`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
  throw new TypeError(`a column of arrays holds no ${typeof value}`);
}

/**
 * A list as an array that PostgreSQL reads: what the driver makes of it too, with less rubbish left behind. Every text is
 * quoted, so that no value becomes two.
 */
export function listLiteral(values: readonly unknown[]): string {
  let text = '{';
  for (let place = 0; place < values.length; place += 1) text += `${place === 0 ? '' : ','}${element(values[place])}`;
  return `${text}}`;
}

/** One member of all rows likewise; a value that all rows share stands in it once. */
export function memberLiteral(rows: readonly object[], member: string): string {
  const given = rows as readonly Readonly<Record<string, unknown>>[];
  if (given.length === 0) return '{}';
  const first = given[0]?.[member] ?? null;
  let text = `{${element(first)}`;
  if (given.every((row) => (row[member] ?? null) === first)) return `${text}}`;
  for (let place = 1; place < given.length; place += 1) text += `,${element(given[place]?.[member])}`;
  return `${text}}`;
}

const ALL_ESCAPED = /[\\"]/g;

const isEscaped = (value: string): boolean => value.includes('"') || value.includes('\\');

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return `"${isEscaped(value) ? value.replace(ALL_ESCAPED, '\\$&') : value}"`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
  throw new TypeError(`an array holds no ${typeof value}`);
}

import { corrects, type KnownPosition } from '../../outcomes/incidents/row-position.rules';

const KEY = /^(.+)@(\d{4}-\d{2}-\d{2}T[\d:.]+Z)#(\d+)(\/sla)?$/s;

/** The ingest key of an incident's deciding row: the same row is ingested once, a newer one under a key of its own. */
export const incidentKey = (number: string, { updatedAt, modCount }: KnownPosition): string =>
  `${number}@${updatedAt}#${modCount}`;

/** Reads from the keys of earlier imports which row decided each incident last. */
export function positionsOf(keys: readonly string[]): Map<string, KnownPosition> {
  const positions = new Map<string, KnownPosition>();
  for (const key of keys) {
    const [, number, updatedAt, modCount] = KEY.exec(key) ?? [];
    if (number === undefined || updatedAt === undefined || modCount === undefined) continue;
    const position = { updatedAt, modCount: Number.parseInt(modCount, 10), line: 0 };
    const known = positions.get(number);
    if (known === undefined || corrects(position, known)) positions.set(number, position);
  }
  return positions;
}

import type { SpanSumRow } from '../kpis/span-facts.rules';

/**
 * What an outcome's sign is made of, as SQL: every event of an outcome raises its sequence, and none is ever deleted. As long as
 * the sign of the outcomes of some time stays the same, none of them has changed.
 */
export const outcomeSign = (alias: string): string => `count(*) || '/' || coalesce(sum(${alias}.last_sequence), 0)`;

/** Outcomes alike in definition, unit and dimensions: their sum, where any of them counts. */
export interface LookedAtRow extends Omit<SpanSumRow, 'measure' | 'quantity' | 'refs'> {
  readonly measure: string | null;
  readonly quantity: string | null;
  readonly refs: Uint8Array | null;
  /** How many there are in any state, and the sum of their sequences. */
  readonly seen: bigint;
  readonly changes: bigint;
}

export const isCounted = (row: LookedAtRow): row is LookedAtRow & SpanSumRow =>
  row.measure !== null && row.refs !== null;

/** The sign of all outcomes of each span, as `outcomeSign` writes it. */
export function signsBySpan(spans: number, rows: readonly LookedAtRow[]): readonly string[] {
  const found = Array.from({ length: spans }, () => ({ seen: 0n, changes: 0n }));
  for (const { place, seen, changes } of rows) {
    const all = found[Number(place) - 1];
    if (all === undefined) continue;
    all.seen += seen;
    all.changes += changes;
  }
  return found.map(({ seen, changes }) => `${seen}/${changes}`);
}

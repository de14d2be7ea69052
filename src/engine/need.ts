/** Sums suffice (ROLLUP), or every single fact is needed (ITEMS). */
export type Grain = 'ROLLUP' | 'ITEMS';

/** What must be gathered about one measure of facts; a rollup keeps the named dimensions apart. */
export interface Requirement {
  readonly measure: string;
  readonly grain: Grain;
  readonly dimensions: readonly string[];
  /** Whether facts from before the period are read too. */
  readonly needsHistory: boolean;
}

/** A measure that something reads, before derived measures are followed to their facts. */
export interface Need {
  readonly measure: string;
  readonly isItems?: boolean;
  readonly isHistory?: boolean;
  readonly dimensions?: readonly string[];
}

/** Adds a need to what is known about its measure; the finer demand wins. */
export function add(needs: Map<string, Requirement>, need: Need): void {
  const known = needs.get(need.measure);
  needs.set(need.measure, {
    measure: need.measure,
    grain: known?.grain === 'ITEMS' || need.isItems === true ? 'ITEMS' : 'ROLLUP',
    dimensions: [...new Set([...(known?.dimensions ?? []), ...(need.dimensions ?? [])])].sort(),
    needsHistory: known?.needsHistory === true || need.isHistory === true,
  });
}

/** Outcomes that were looked at, in any state: how many, and how many events they have had. */
export interface Seen {
  readonly seen: bigint;
  readonly changes: bigint;
}

/** The columns of `Seen`, for a statement that aggregates outcomes. */
export const seenColumns = (alias: string): string =>
  `count(*) as seen, coalesce(sum(${alias}.last_sequence), 0) as changes`;

export const NONE_SEEN: Seen = { seen: 0n, changes: 0n };

/** The mark of outcomes: as long as it stays the same none of them has changed, for every event raises a sequence. */
export const outcomesMark = ({ seen, changes }: Seen): string => `${seen}/${changes}`;

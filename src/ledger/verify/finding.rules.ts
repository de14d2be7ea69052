/** What somebody who owns the tables can do to a ledger, by the name under which a verifier tells it. */
export const TAMPERINGS = {
  UPDATED: 'a transfer was changed',
  DELETED: 'something was deleted',
  TRUNCATED: 'everything was deleted',
  CUT_HEAD: 'the beginning was cut off',
  CUT_TAIL: 'the end was cut off',
  REORDERED: 'the order was changed',
  CHANGED_SEAL: 'a seal was changed',
  REWRITTEN: 'the chain was rewritten from one seal to its end',
  SWAPPED_VENDORS: 'rows of one vendor were given to another',
  INSERTED: 'something was inserted that was never announced',
  DUPLICATED: 'a copy of a transfer was inserted',
  CHANGED_ACCOUNT: 'an account is not what its id says',
  CHANGED_HEADS: 'the heads file was changed',
} as const;

export type Tampering = keyof typeof TAMPERINGS;

/** One thing that is wrong, and where; the words say it in full. */
export interface Finding {
  readonly kind: Tampering;
  readonly vendorId: string;
  readonly seal: bigint | null;
  readonly postingId: string | null;
  readonly transferId: string | null;
  readonly words: string;
  /** The postings it speaks about, as far as they are known and few. */
  readonly postings: readonly string[];
}

type Place = Partial<Omit<Finding, 'kind' | 'words'>>;

/** Findings of each kind are told one by one up to here, and counted beyond. */
const TOLD_MAX = 200;

/** What was found so far, in the order in which it was found. */
export class Findings {
  private found: Finding[] = [];
  private readonly counts = new Map<Tampering, number>();

  add(kind: Tampering, vendorId: string, words: string, place: Place = {}): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count > TOLD_MAX) return;
    this.found.push({ kind, vendorId, seal: null, postingId: null, transferId: null, postings: [], ...place, words });
  }

  get list(): readonly Finding[] {
    return this.found;
  }

  get count(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Puts a better reading in the place of findings that belong together. */
  replace(obsolete: ReadonlySet<Finding>, better: readonly Finding[]): void {
    this.found = [...this.found.filter((finding) => !obsolete.has(finding)), ...better];
    for (const { kind } of obsolete) this.counts.set(kind, (this.counts.get(kind) ?? 0) - 1);
    for (const { kind } of better) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}

import {
  contentsOf,
  entryOf,
  exclusiveOr,
  GENESIS,
  leafOf,
  memberOf,
  membersOf,
  readEntry,
  type SealHeader,
} from '../seals/canonical.rules';
import type { Findings } from './finding.rules';

interface Listed {
  readonly entry: string;
  readonly transfers: readonly { readonly text: string }[];
}

interface Deviation {
  readonly seal: bigint;
  readonly listed: number;
  readonly sealed: bigint;
}

const DEVIATIONS_MAX = 1_000;

/** Holds the lists of postings against the seals that were made over them. */
export class ListCheck {
  private readonly deviations: Deviation[] = [];
  /** Nothing, as long as the same postings only changed places between the seals that deviate. */
  private surplus = GENESIS;

  constructor(
    private readonly vendorId: string,
    private readonly findings: Findings,
  ) {}

  /** False where the list itself was changed and its transfers are what was sealed: then the list accuses nobody. */
  next(seal: SealHeader, postings: readonly Listed[]): boolean {
    const entries = postings.map(({ entry }) => entry);
    if (contentsOf(entries) === seal.contents) return true;
    if (contentsOf(postings.map(asFound)) === seal.contents) {
      this.tell(
        'CHANGED_SEAL',
        seal.number,
        `the list of seal ${seal.number} was changed; its transfers are what was sealed`,
      );
      return false;
    }
    const deviation = exclusiveOr(membersOf(entries), seal.members);
    const extra = entries.find((entry) => memberOf(entry) === deviation);
    if (deviation === GENESIS && BigInt(postings.length) === seal.postings)
      this.tell('REORDERED', seal.number, `the postings of seal ${seal.number} stand in another order`);
    else if (extra !== undefined && BigInt(postings.length) === seal.postings + 1n) {
      const { postingId, seq } = readEntry(extra);
      this.tell('INSERTED', seal.number, `posting ${postingId} was put into seal ${seal.number} at ${seq}`, postingId);
    } else this.deviate({ seal: seal.number, listed: postings.length, sealed: seal.postings }, deviation);
    return true;
  }

  end(): void {
    const [first] = this.deviations;
    if (first === undefined) return;
    if (this.surplus === GENESIS && this.deviations.length > 1) {
      const seals = this.deviations.map(({ seal }) => seal).join(', ');
      this.tell('REORDERED', first.seal, `postings changed places between seals ${seals}`);
      return;
    }
    for (const { seal, listed, sealed } of this.deviations)
      if (BigInt(listed) === sealed)
        this.tell('UPDATED', seal, `a posting of seal ${seal} was changed together with its entry in the list`);
      else if (BigInt(listed) < sealed)
        this.tell('DELETED', seal, `seal ${seal} was made over ${sealed} postings, and lists ${listed}`);
      else this.tell('INSERTED', seal, `seal ${seal} was made over ${sealed} postings, and lists ${listed}`);
  }

  private deviate(deviation: Deviation, by: string): void {
    this.surplus = exclusiveOr(this.surplus, by);
    if (this.deviations.length < DEVIATIONS_MAX) this.deviations.push(deviation);
  }

  private tell(
    kind: Parameters<Findings['add']>[0],
    seal: bigint,
    words: string,
    postingId: string | null = null,
  ): void {
    this.findings.add(kind, this.vendorId, words, { seal, postingId });
  }
}

const asFound = ({ entry, transfers }: Listed): string =>
  entryOf({ ...readEntry(entry), leaves: transfers.map(({ text }) => leafOf(text)).join('') });

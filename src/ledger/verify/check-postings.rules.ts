import { readEntry } from '../seals/canonical.rules';
import { type Difference, differences, isIntact } from './check-posting.rules';
import type { Findings } from './finding.rules';
import { type Run, Runs } from './runs.rules';

interface Posting {
  readonly entry: string;
  readonly transfers: readonly { readonly line: number; readonly text: string }[];
}

interface Place {
  readonly seal: bigint;
  readonly seq: string;
}

/** Postings of a stretch that are remembered by id, to be found again at another vendor. */
const REMEMBERED_MAX = 100;

/** Holds the transfers that are there against the hashes of those that were sealed. */
export class PostingsCheck {
  private gone: string[] = [];
  private readonly runs = new Runs<Place>((run) => this.tellGone(run));

  constructor(
    private readonly vendorId: string,
    private readonly findings: Findings,
  ) {}

  next(seal: bigint, posting: Posting): void {
    const { entry, transfers } = posting;
    if (transfers.length === 0) {
      const { seq, postingId } = readEntry(entry);
      if (this.gone.length < REMEMBERED_MAX) this.gone.push(postingId);
      this.runs.missing({ seal, seq }, { seal, seq }, 1n);
      return;
    }
    this.runs.there();
    const leaves = entry.slice(entry.lastIndexOf('|') + 1);
    if (isIntact(leaves, transfers)) return;
    for (const difference of differences(leaves, transfers)) this.tell(seal, posting, difference);
  }

  /** A seal whose whole list is gone. */
  missing(seal: bigint, count: bigint): void {
    this.runs.missing({ seal, seq: '0' }, { seal, seq: '0' }, count);
  }

  end(): void {
    this.runs.end();
  }

  private tell(seal: bigint, { entry }: Posting, { kind, line, transferId }: Difference): void {
    const { seq, postingId } = readEntry(entry);
    const words: Readonly<Record<Difference['kind'], string>> = {
      UPDATED: `transfer ${transferId} is not what was sealed`,
      DELETED: `transfer ${line} of the posting is gone`,
      INSERTED: `transfer ${transferId} was added to the posting`,
      DUPLICATED: `transfer ${transferId} is a copy of another of the posting`,
      REORDERED: 'the transfers of the posting stand in another order',
    };
    const place = `posting ${postingId} at ${seq} of seal ${seal}`;
    this.findings.add(kind, this.vendorId, `${place}: ${words[kind]}`, { seal, postingId, transferId });
  }

  private tellGone({ kind, first, last, count }: Run<Place>): void {
    const postings = BigInt(this.gone.length) === count ? this.gone : [];
    const from = `from ${first.seq} of seal ${first.seal}`;
    const words =
      count === 1n
        ? `posting ${this.gone[0]} at ${first.seq} of seal ${first.seal} is gone`
        : `${count} postings are gone, ${from} to ${last.seq} of seal ${last.seal}`;
    this.gone = [];
    this.findings.add(kind, this.vendorId, words, { seal: first.seal, postingId: postings[0] ?? null, postings });
  }
}

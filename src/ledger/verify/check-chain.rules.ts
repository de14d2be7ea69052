import { GENESIS, sealText, sha256 } from '../seals/canonical.rules';
import type { Findings, Tampering } from './finding.rules';
import { type Run, Runs } from './runs.rules';

type Seal = Parameters<typeof sealText>[0] & { readonly hash: string; readonly signature: string };

/** What a verifier knows about a vendor's chain from outside of the database. */
export interface Witness {
  /** The number of the last witnessed seal; zero without a heads file. */
  readonly last: bigint;
  /** What the last witnessed seal covers. */
  readonly throughSeq: bigint;
  hashOf(number: bigint): string | undefined;
  placeOf(hash: string): { readonly vendorId: string; readonly number: number } | null;
  /** Whether the text was signed by a key that is trusted. */
  isSigned(seal: Seal): boolean;
}

/** Follows a chain seal by seal, and tells which of its seals may be believed. */
export class ChainCheck {
  private previous: Seal | null = null;
  private number = 0n;
  /** The first seal of a stretch that is consistent in itself and not what was witnessed. */
  private rewritten: bigint | null = null;
  private readonly runs = new Runs<bigint>((run) => this.tellMissing(run));
  /** Seals are gone, so what they listed cannot be told from what was inserted. */
  isCut = false;

  constructor(
    private readonly vendorId: string,
    private readonly witness: Witness,
    private readonly findings: Findings,
  ) {}

  /** Whether the seal is the one that was made under this number. */
  next(number: bigint, seal: Seal | null): 'TRUE' | 'FORGED' | 'FOREIGN' {
    if (number > this.number + 1n) this.miss(this.number + 1n, number - 1n);
    this.number = number;
    if (seal === null) {
      this.miss(number, number);
      return 'FORGED';
    }
    this.runs.there();
    const verdict = this.judge(seal);
    this.previous = seal;
    return verdict;
  }

  end(): void {
    if (this.witness.last > this.number) this.miss(this.number + 1n, this.witness.last);
    this.runs.end();
    if (this.rewritten !== null)
      this.tell(
        'REWRITTEN',
        this.rewritten,
        `the chain is another one from seal ${this.rewritten} to its end, seal ${this.number}`,
      );
  }

  private judge(seal: Seal): 'TRUE' | 'FORGED' | 'FOREIGN' {
    const witnessed = this.witness.hashOf(seal.number);
    const isWhole = sha256(sealText(seal)) === seal.hash;
    if (
      isWhole &&
      this.witness.isSigned(seal) &&
      (witnessed === undefined ? this.follows(seal) : witnessed === seal.hash)
    ) {
      this.closeRewritten(seal.number - 1n);
      return 'TRUE';
    }
    const home = witnessed === seal.hash ? null : this.witness.placeOf(seal.hash);
    if (home !== null && home.vendorId !== this.vendorId) {
      this.tell(
        'SWAPPED_VENDORS',
        seal.number,
        `seal ${seal.number} is seal ${home.number} of vendor ${home.vendorId}`,
      );
      return 'FOREIGN';
    }
    if (home !== null)
      this.tell('REORDERED', seal.number, `seal ${seal.number} is seal ${home.number} at another place`);
    else if (isWhole) this.rewritten ??= seal.number;
    else {
      this.closeRewritten(seal.number - 1n);
      this.tell('CHANGED_SEAL', seal.number, `seal ${seal.number} does not say what its hash says`);
    }
    return 'FORGED';
  }

  private follows({ number, previousHash }: Seal): boolean {
    if (number === 1n) return previousHash === GENESIS;
    return this.previous === null || this.previous.number !== number - 1n || this.previous.hash === previousHash;
  }

  /** A stretch that ends before the chain does: single seals were changed, not the rest rewritten. */
  private closeRewritten(through: bigint): void {
    if (this.rewritten === null) return;
    const stretch = this.rewritten === through ? `seal ${through} is` : `seals ${this.rewritten} to ${through} are`;
    this.tell('CHANGED_SEAL', this.rewritten, `${stretch} not what was signed and witnessed`);
    this.rewritten = null;
  }

  private miss(first: bigint, last: bigint): void {
    this.isCut = true;
    this.runs.missing(first, last, last - first + 1n);
  }

  private tellMissing({ kind, first, last, count }: Run<bigint>): void {
    const which = first === last ? `seal ${first} is gone` : `seals ${first} to ${last} are gone (${count})`;
    this.tell(kind, first, which);
  }

  private tell(kind: Tampering, seal: bigint, words: string): void {
    this.findings.add(kind, this.vendorId, words, { seal });
  }
}

import type { Tampering } from './finding.rules';

/** A stretch in which something that must be there is not. */
export interface Run<Place> {
  readonly kind: Extract<Tampering, 'DELETED' | 'TRUNCATED' | 'CUT_HEAD' | 'CUT_TAIL'>;
  readonly first: Place;
  readonly last: Place;
  readonly count: bigint;
}

/** Joins what is missing into stretches and names each by where it lies: at the beginning, at the end, everywhere, between. */
export class Runs<Place> {
  private open: Omit<Run<Place>, 'kind'> | undefined;
  private isAnyThere = false;

  constructor(private readonly tell: (run: Run<Place>) => void) {}

  missing(first: Place, last: Place, count: bigint): void {
    this.open = { first: this.open?.first ?? first, last, count: (this.open?.count ?? 0n) + count };
  }

  there(): void {
    if (this.open !== undefined) this.close(this.isAnyThere ? 'DELETED' : 'CUT_HEAD');
    this.isAnyThere = true;
  }

  end(): void {
    if (this.open !== undefined) this.close(this.isAnyThere ? 'CUT_TAIL' : 'TRUNCATED');
  }

  private close(kind: Run<Place>['kind']): void {
    if (this.open !== undefined) this.tell({ kind, ...this.open });
    this.open = undefined;
  }
}

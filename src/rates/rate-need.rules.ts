/** What a rate is needed for: one result, by one agreement, between two currencies, from one source. */
export interface NeedKey {
  readonly agreementId: string;
  readonly thing: string;
  readonly base: string;
  readonly quote: string;
  readonly source: string;
}

/** A need with the day that decides and how old a rate may be on it. */
export interface Need extends NeedKey {
  readonly partnerId: string;
  readonly neededOn: string;
  readonly maximumAgeDays: number;
}

/** Needs in the order of their keys, each once: two writers never wait for each other in a circle. */
export function inKeyOrder(needs: readonly Need[]): readonly Need[] {
  const byKey = new Map([...needs].reverse().map((need) => [keyOf(need), need]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

const keyOf = ({ agreementId, thing, base, quote, source }: NeedKey): string =>
  JSON.stringify([agreementId, thing, base, quote, source]);

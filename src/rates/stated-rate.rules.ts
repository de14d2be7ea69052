/** One rate as a source states it: one unit of `base` is worth `rate` units of `quote`. */
export interface StatedRate {
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly statedOn: string;
  readonly reference: string | null;
}

/** What is known about a pair and day: its newest revision. */
export interface KnownRate extends Omit<StatedRate, 'reference'> {
  readonly id: string;
  readonly revision: number;
}

/** A rate that is to be recorded; with what it corrects, if anything. */
export interface NewRate extends StatedRate {
  readonly revision: number;
  readonly corrects: KnownRate | null;
}

/** The rates that say something new: what is known already is left out, another rate for a known day corrects it. */
export function newRates(stated: readonly StatedRate[], known: readonly KnownRate[]): readonly NewRate[] {
  const latest = new Map(known.map((rate) => [pairAndDay(rate), rate]));
  return stated.flatMap((rate) => {
    const corrects = latest.get(pairAndDay(rate)) ?? null;
    return corrects?.rate === rate.rate ? [] : [{ ...rate, revision: (corrects?.revision ?? 0) + 1, corrects }];
  });
}

/** What a source says one thing about. */
export const pairAndDay = ({ base, quote, statedOn }: Pick<StatedRate, 'base' | 'quote' | 'statedOn'>): string =>
  `${base}/${quote} of ${statedOn}`;

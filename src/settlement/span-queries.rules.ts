import type { Grain, Requirement } from '../engine/need';
import type { Plan } from '../engine/plan';
import { requirements } from '../engine/requirements';
import { boundsOf, type Period, startOfDay } from '../kernel/period';

/** Whose facts an agreement pays for, and since when. */
export interface Covered {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly startOn: string;
  /** The day after its last one; null for open. */
  readonly endOn: string | null;
  readonly timeZone: string;
}

/** What to read, of whom, and from when until when. */
export interface SpanQuery {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly from: string;
  readonly until: string;
  readonly measures: readonly string[];
  /** Whether sums suffice. */
  readonly grain: Grain;
  /** Whether all that is watched is read by this query, as sums: it tells the mark of the outcomes with them. */
  readonly tellsMark: boolean;
}

/**
 * What a plan reads of a period, as sums and one by one, and apart from it what it also reads of the time before; what `isFact`
 * refuses is left out. Only what lies in the period and on days in force throughout may come as sums, and nothing whose rates
 * are locked fact by fact.
 */
export function spanQueries(
  { partnerId, customerId, startOn, endOn, timeZone }: Covered,
  period: Period,
  plan: Plan,
  isFact: (measure: string) => boolean,
): readonly SpanQuery[] {
  const { start, endExclusive: until } = boundsOf(period);
  const isInForce = startOn <= period.start && (endOn === null || endOn >= period.endExclusive);
  const maySum = isInForce && plan.rateSource === null;
  const watched = watchedFrom({ startOn, timeZone }, period, plan);
  const read = requirements(plan).filter(({ measure }) => isFact(measure));
  const of = (from: string, grain: Grain, isRead: (need: Requirement) => boolean) => {
    const measures = read.filter(isRead).map(({ measure }) => measure);
    return { partnerId, customerId, from, until, measures, grain };
  };
  const isSummed = ({ grain, needsHistory }: Requirement): boolean => maySum && !needsHistory && grain === 'ROLLUP';
  const queries = [
    of(start, 'ROLLUP', isSummed),
    of(start, 'ITEMS', (need) => !need.needsHistory && !isSummed(need)),
    of(startOfDay(startOn, timeZone), 'ITEMS', ({ needsHistory }) => needsHistory),
  ].filter(({ measures }) => measures.length > 0);
  // What a second query reads could change between the two, and the mark of the first would have seen it already.
  return queries.map((query) => {
    const isAll = queries.length === 1 && query.from === watched;
    return { ...query, tellsMark: isAll && query.grain === 'ROLLUP' };
  });
}

/** The time whose facts can change the pay of a period: the period, and all before it where the plan reads that. */
export function watchedFrom(
  { startOn, timeZone }: Pick<Covered, 'startOn' | 'timeZone'>,
  period: Period,
  plan: Plan,
): string {
  const needsHistory = requirements(plan).some((need) => need.needsHistory);
  return needsHistory ? startOfDay(startOn, timeZone) : boundsOf(period).start;
}

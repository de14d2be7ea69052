import type { Plan } from '../engine/plan';
import { requirements } from '../engine/requirements';
import { boundsOf, type Period, startOfDay } from '../kernel/period';

/** Whose facts an agreement pays for, and since when. */
export interface Covered {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly startOn: string;
  readonly timeZone: string;
}

/** What to read, of whom, and from when until when. */
export interface SpanQuery {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly from: string;
  readonly until: string;
  readonly measures: readonly string[];
}

/** What a plan reads of a period, and apart from it what it also reads of the time before; what `isFact` refuses is left out. */
export function spanQueries(
  { partnerId, customerId, startOn, timeZone }: Covered,
  period: Period,
  plan: Plan,
  isFact: (measure: string) => boolean,
): readonly SpanQuery[] {
  const { start, endExclusive: until } = boundsOf(period);
  const read = requirements(plan).filter(({ measure }) => isFact(measure));
  const of = (from: string, needsHistory: boolean): SpanQuery => {
    const measures = read.filter((need) => need.needsHistory === needsHistory).map(({ measure }) => measure);
    return { partnerId, customerId, from, until, measures };
  };
  return [of(start, false), of(startOfDay(startOn, timeZone), true)].filter(({ measures }) => measures.length > 0);
}

/** The time whose facts can change the pay of a period: the period, and all before it where the plan reads that. */
export function watchedFrom({ startOn, timeZone }: Covered, period: Period, plan: Plan): string {
  const needsHistory = requirements(plan).some((need) => need.needsHistory);
  return needsHistory ? startOfDay(startOn, timeZone) : boundsOf(period).start;
}

import { planOfVersion } from '../agreements/plan-of-version';
import { boundsOf } from '../kernel/period';
import type { Scope } from '../platform/scope';
import { carriedFacts } from './carried-facts';
import type { PeriodToCompute } from './compute-periods';
import { factsMarks } from './facts-mark.repository';
import { watchedFrom } from './span-queries.rules';

/**
 * The marks of the facts that can change the pay of these periods, in their order and in one statement, two where a plan
 * carries a balance over: its balance before the period is part of the mark.
 */
export async function factsMarksOf(scope: Scope, periods: readonly PeriodToCompute[]): Promise<string[]> {
  const reads = periods.map((one) => ({ ...one, read: planOfVersion(one.version) }));
  const marks = await factsMarks(
    scope,
    reads.map(({ agreement, period, read }) => {
      const { start, endExclusive: until } = boundsOf(period);
      const { id: agreementId, partnerId, customerId } = agreement;
      const from = 'plan' in read ? watchedFrom(agreement, period, read.plan) : start;
      return { agreementId, partnerId, customerId, from, until };
    }),
  );
  const spans = reads.flatMap(({ read, ...one }) => ('plan' in read ? [{ ...one, plan: read.plan }] : []));
  const carried = (await carriedFacts(scope, spans))[Symbol.iterator]();
  return reads.map(({ read }, index) => {
    const { facts } = ('plan' in read ? carried.next().value : undefined) ?? { facts: [] };
    return [marks[index] ?? '', ...facts.map(({ measure, quantity }) => `${measure}=${quantity.toString()}`)].join(' ');
  });
}

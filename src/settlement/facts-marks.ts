import { isMeasured } from '../agreements/baseline.rules';
import { planOfVersion } from '../agreements/plan-of-version';
import type { Plan } from '../engine/plan';
import { present } from '../kernel/assert';
import { boundsOf } from '../kernel/period';
import type { Scope } from '../platform/scope';
import { carriedFacts } from './carried-facts';
import type { PeriodToCompute } from './compute-periods';
import { type Signs, signsOf } from './facts-mark.repository';
import { spanQueries, watchedFrom } from './span-queries.rules';

/** The mark of a period, but for what its sums tell: its signs, and the balances that its plan carries over into it. */
export interface Watch extends Signs {
  readonly carried: readonly string[];
}

/**
 * The marks of the facts that can change the pay of these periods, in their order and in one statement, two where a plan
 * carries a balance over: its balance before the period is part of the mark.
 */
export const factsMarksOf = async (scope: Scope, periods: readonly PeriodToCompute[]): Promise<string[]> =>
  (await watch(scope, periods, () => false)).map((one) => markOf(one, null));

/**
 * The same for periods whose facts are read after it. The outcomes of which sums tell the sign are not looked at here: read in
 * one statement, sums and sign cannot miss each other, and everything else is watched before it is read, so that a fact that
 * slips in between makes the next look closer, never blind.
 */
export const watchFacts = (scope: Scope, periods: readonly PeriodToCompute[]): Promise<readonly Watch[]> =>
  watch(scope, periods, ({ agreement, period }, plan) =>
    spanQueries(agreement, period, plan, isMeasured).some(({ tellsSign }) => tellsSign),
  );

/** The mark of a period, with the sign that its sums told. */
export const markOf = ({ outcomes, others, carried }: Watch, told: string | null): string =>
  [present(outcomes ?? told, 'the sign of the outcomes of a period'), others, ...carried].join(' ');

async function watch(
  scope: Scope,
  periods: readonly PeriodToCompute[],
  isTold: (one: PeriodToCompute, plan: Plan) => boolean,
): Promise<readonly Watch[]> {
  const reads = periods.map((one) => ({ one, read: planOfVersion(one.version) }));
  const signs = await signsOf(
    scope,
    reads.map(({ one, read }) => {
      const { agreement, period } = one;
      const { start, endExclusive: until } = boundsOf(period);
      const { id: agreementId, partnerId, customerId } = agreement;
      const from = 'plan' in read ? watchedFrom(agreement, period, read.plan) : start;
      return { agreementId, partnerId, customerId, from, until, isTold: 'plan' in read && isTold(one, read.plan) };
    }),
  );
  const spans = reads.flatMap(({ one, read }) => ('plan' in read ? [{ ...one, plan: read.plan }] : []));
  const balances = (await carriedFacts(scope, spans))[Symbol.iterator]();
  return reads.map(({ read }, index) => {
    const { facts } = ('plan' in read ? balances.next().value : undefined) ?? { facts: [] };
    const carried = facts.map(({ measure, quantity }) => `${measure}=${quantity.toString()}`);
    return { ...present(signs[index], 'the signs of a period'), carried };
  });
}

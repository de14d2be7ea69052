import { isMeasured } from '../agreements/baseline.rules';
import { planOfVersion } from '../agreements/plan-of-version';
import type { Plan } from '../engine/plan';
import { present } from '../kernel/assert';
import { boundsOf } from '../kernel/period';
import type { Scope } from '../platform/scope';
import { carriedFacts } from './carried-facts';
import type { PeriodToCompute } from './compute-periods';
import { type MarkParts, markParts } from './facts-mark.repository';
import { spanQueries, watchedFrom } from './span-queries.rules';

/** The mark of a period, but for what its sums tell: its parts, and the balances that its plan carries over into it. */
export interface MarkBeforeFacts extends MarkParts {
  readonly carried: readonly string[];
}

/**
 * The marks of the facts that can change the pay of these periods, in their order and in one statement, two where a plan
 * carries a balance over: its balance before the period is part of the mark.
 */
export const factsMarksOf = async (scope: Scope, periods: readonly PeriodToCompute[]): Promise<string[]> =>
  (await marksOf(scope, periods, () => false)).map((one) => markOf(one, null));

/**
 * The same for periods whose facts are read next. Outcomes are not looked at where one statement reads all of them as sums and
 * tells their mark with these: it cannot miss what they have. Everything else is marked before it is read, so that a fact that
 * slips in between makes the next look closer, never blind.
 */
export const marksBeforeFacts = (
  scope: Scope,
  periods: readonly PeriodToCompute[],
): Promise<readonly MarkBeforeFacts[]> =>
  marksOf(scope, periods, ({ agreement, period }, plan) =>
    spanQueries(agreement, period, plan, isMeasured).some(({ tellsMark }) => tellsMark),
  );

/** The whole mark of a period, with the mark of its outcomes where its sums told it. */
export const markOf = ({ outcomes, others, carried }: MarkBeforeFacts, told: string | null): string =>
  [present(outcomes ?? told, 'the mark of the outcomes of a period'), others, ...carried].join(' ');

async function marksOf(
  scope: Scope,
  periods: readonly PeriodToCompute[],
  isTold: (one: PeriodToCompute, plan: Plan) => boolean,
): Promise<readonly MarkBeforeFacts[]> {
  const reads = periods.map((one) => ({ one, read: planOfVersion(one.version) }));
  const parts = await markParts(
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
    return { ...present(parts[index], 'the mark of a period'), carried };
  });
}

import { boundsOf } from '../kernel/period';
import type { Scope } from '../platform/scope';
import type { PeriodToCompute } from './compute-periods';
import { factsMarks } from './facts-mark.repository';
import { planOfVersion } from './plan-of-version';
import { watchedFrom } from './span-queries.rules';

/** The marks of the facts that can change the pay of these periods, in one statement and in their order. */
export const factsMarksOf = (scope: Scope, periods: readonly PeriodToCompute[]): Promise<string[]> =>
  factsMarks(
    scope,
    periods.map(({ agreement, version, period }) => {
      const read = planOfVersion(version);
      const { start, endExclusive: until } = boundsOf(period);
      const { id: agreementId, partnerId, customerId } = agreement;
      const from = 'plan' in read ? watchedFrom(agreement, period, read.plan) : start;
      return { agreementId, partnerId, customerId, from, until };
    }),
  );

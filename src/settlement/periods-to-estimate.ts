import type { Scope } from '../platform/scope';
import { changedPeriods } from './changed-periods';
import { type EarningsKey, type OpenPeriod, openPeriods } from './open-periods';
import { spanOf } from './period-to-settle';

/** A period that the next settlement of an open one computes: itself, or a closed one that it corrects. */
export interface PeriodToEstimate extends OpenPeriod {
  readonly isCorrection: boolean;
}

/**
 * The open periods under the labels that have begun, each followed by the closed periods of its agreement whose facts or
 * terms have changed, where it is the one that takes their corrections; in at most six statements.
 */
export async function periodsToEstimate(
  scope: Scope,
  keys: readonly EarningsKey[],
): Promise<readonly PeriodToEstimate[]> {
  const open = await openPeriods(scope, keys);
  const agreements = new Map(open.map(({ agreement }) => [agreement.id, agreement]));
  const changed = await changedPeriods(scope, [...agreements.values()]);
  return open.flatMap((one): PeriodToEstimate[] => [
    { ...one, isCorrection: false },
    ...changed
      .filter(({ agreement, correctedFrom }) => agreement.id === one.agreement.id && correctedFrom === one.period.start)
      .map(({ agreement, version, period }) => {
        const span = { agreement, version, period: spanOf(agreement, period), periodId: period.id };
        return { ...span, key: one.key, isCorrection: true };
      }),
  ]);
}

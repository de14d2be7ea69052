import type { AgreementRow } from '../agreements/agreement.repository';
import { type VersionRow, versionById } from '../agreements/version.repository';
import { present } from '../kernel/assert';
import type { Scope } from '../platform/scope';
import { carriesOver } from './carries-over';
import { type ClosedPeriod, closedPeriods } from './closed-period.repository';
import { factsMarksOf } from './facts-marks';
import { type HeldPeriod, spanOf } from './period-to-settle';

/** A closed period that settlement would compute again, under its frozen terms. */
export interface ChangedPeriod extends HeldPeriod {
  readonly version: VersionRow;
  /** The first day after the last closed period of its agreement: the open period that begins there takes the correction. */
  readonly correctedFrom: string;
}

/**
 * The closed periods of agreements whose facts have changed since they were settled last, by agreement and the earliest
 * first, in three statements: whoever settles them again loses nothing that came late. Periods without a change are left
 * alone: a new engine alone changes no closed period, somebody has to run its settlement.
 */
export async function changedPeriods(
  scope: Scope,
  agreements: readonly AgreementRow[],
): Promise<readonly ChangedPeriod[]> {
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  const closed = agreements.length === 0 ? [] : await closedPeriods(scope, [...byId.keys()]);
  if (closed.length === 0) return [];
  const versionIds = closed.map(({ versionId }) => present(versionId, 'the frozen version of a closed period'));
  const versions = await versionById.batch(scope, [...new Set(versionIds)]);
  const ends = new Map(closed.map(({ agreementId, endOn }) => [agreementId, endOn]));
  const held = closed.map((period, index) => ({
    agreement: present(byId.get(period.agreementId), 'the agreement of a closed period'),
    version: present(versions.get(versionIds[index] ?? ''), 'the frozen version'),
    period,
    correctedFrom: present(ends.get(period.agreementId), 'the end of the last closed period'),
  }));
  const marks = await factsMarksOf(
    scope,
    held.map(({ agreement, version, period }) => ({ agreement, version, period: spanOf(agreement, period) })),
  );
  return held.filter(isToSettle(marks));
}

type Held = HeldPeriod & { readonly version: VersionRow; readonly period: ClosedPeriod };

/** What changes one period of a plan that carries a balance over may change all periods behind it. */
function isToSettle(marks: readonly string[]) {
  const changed = new Set<string>();
  return ({ period, version }: Held, index: number): boolean => {
    const isChanged = period.factsMark !== marks[index];
    if (isChanged) changed.add(period.agreementId);
    return isChanged || (changed.has(period.agreementId) && carriesOver(version));
  };
}

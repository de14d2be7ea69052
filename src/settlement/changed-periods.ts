import type { AgreementRow } from '../agreements/agreement.repository';
import { type VersionRow, versionById } from '../agreements/version.repository';
import { present } from '../kernel/assert';
import type { Scope } from '../platform/scope';
import { carriesOver } from './carries-over';
import { type ClosedPeriod, closedPeriods } from './closed-period.repository';
import { factsMarksOf } from './facts-marks';
import { type HeldPeriod, spanOf, versionsOf } from './period-to-settle';

/** A closed period that settlement would compute again, under the terms that hold for it now. */
export interface ChangedPeriod extends HeldPeriod {
  readonly version: VersionRow;
  /** The first day after the last closed period of its agreement: the open period that begins there takes the correction. */
  readonly correctedFrom: string;
}

/**
 * The closed periods of agreements whose facts or terms have changed since they were settled last, by agreement and the earliest
 * first, in three statements, four where an agreement was amended: whoever settles them again loses nothing that came late.
 * Periods without a change are left alone: a new engine alone changes no closed period, somebody has to run its settlement.
 */
export async function changedPeriods(
  scope: Scope,
  agreements: readonly AgreementRow[],
): Promise<readonly ChangedPeriod[]> {
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  const closed = agreements.length === 0 ? [] : await closedPeriods(scope, [...byId.keys()]);
  if (closed.length === 0) return [];
  const versionOf = await versionsNow(scope, byId, closed);
  const ends = new Map(closed.map(({ agreementId, endOn }) => [agreementId, endOn]));
  const held = closed.map((period) => ({
    agreement: present(byId.get(period.agreementId), 'the agreement of a closed period'),
    version: versionOf(period),
    period,
    correctedFrom: present(ends.get(period.agreementId), 'the end of the last closed period'),
  }));
  const marks = await factsMarksOf(
    scope,
    held.map(({ agreement, version, period }) => ({ agreement, version, period: spanOf(agreement, period) })),
  );
  return held.filter(isToSettle(marks));
}

/** The version that the last run had read, or the one that took its place since: asked for only where there may be one. */
async function versionsNow(
  scope: Scope,
  agreements: ReadonlyMap<string, AgreementRow>,
  closed: readonly ClosedPeriod[],
): Promise<(period: ClosedPeriod) => VersionRow> {
  const versions = await versionById.batch(scope, [...new Set(closed.map(({ settledUnder }) => settledUnder))]);
  const settledUnder = (period: ClosedPeriod) => present(versions.get(period.settledUnder), 'the version of a run');
  const amended = closed.filter((period) => {
    const { version } = present(agreements.get(period.agreementId), 'the agreement of a closed period');
    return settledUnder(period).number < version;
  });
  const versionOf = await versionsOf(scope, amended);
  return (period) => versionOf(period) ?? settledUnder(period);
}

type Held = HeldPeriod & { readonly version: VersionRow; readonly period: ClosedPeriod };

/** What changes one period of a plan that carries a balance over may change all periods behind it. */
function isToSettle(marks: readonly string[]) {
  const changed = new Set<string>();
  return ({ period, version }: Held, index: number): boolean => {
    const isChanged = period.factsMark !== marks[index] || period.settledUnder !== version.id;
    if (isChanged) changed.add(period.agreementId);
    return isChanged || (changed.has(period.agreementId) && carriesOver(version));
  };
}

import type { AgreementRow } from '../agreements/agreement.repository';
import { agreementsPaying } from '../agreements/paying.repository';
import { type PeriodRow, periodsOf } from '../agreements/period.repository';
import { periodLabelled } from '../agreements/period.rules';
import { versionsInForce } from '../agreements/version.repository';
import { type Period, startOfDay } from '../kernel/period';
import type { Scope } from '../platform/scope';
import type { PeriodToCompute } from './compute-periods';
import { spanOf } from './period-to-settle';

/** Whose earnings under which period label, at which moment. */
export interface EarningsKey {
  readonly partnerId: string;
  readonly label: string;
  readonly now: string;
}

/** An open period with signed terms, whether or not it has been written down yet. */
export interface OpenPeriod extends PeriodToCompute {
  readonly key: EarningsKey;
  /** Null as long as the period has not been written down. */
  readonly periodId: string | null;
}

/** The open periods under the labels that have begun, of all agreements that may pay the partners, in three statements. */
export async function openPeriods(scope: Scope, keys: readonly EarningsKey[]): Promise<readonly OpenPeriod[]> {
  const agreements = await agreementsPaying(scope, unique(keys.map(({ partnerId }) => partnerId)));
  if (agreements.length === 0) return [];
  const labels = unique(keys.map(({ label }) => label));
  const rows = await periodsOf(scope, unique(agreements.map(({ id }) => id)), labels);
  const open = keys.flatMap((key) =>
    agreements
      .filter(({ paidTo }) => paidTo === key.partnerId)
      .flatMap(({ paidTo: _, ...agreement }) => {
        const row = rows.find(({ agreementId, label }) => agreementId === agreement.id && label === key.label);
        const period = openPeriodOf(agreement, row, key);
        return period === null ? [] : [{ key, agreement, period, periodId: row?.id ?? null }];
      }),
  );
  if (open.length === 0) return [];
  const days = open.map(({ agreement, period }) => ({ agreementId: agreement.id, day: period.start }));
  const versions = new Map((await versionsInForce(scope, days)).map((one) => [`${one.agreementId} ${one.day}`, one]));
  return open.flatMap((one) => {
    const version = versions.get(`${one.agreement.id} ${one.period.start}`);
    return version === undefined ? [] : [{ ...one, version }];
  });
}

function openPeriodOf(agreement: AgreementRow, row: PeriodRow | undefined, { label, now }: EarningsKey): Period | null {
  const period = row === undefined ? periodLabelled(agreement, label) : spanOf(agreement, row);
  const isOpen = row === undefined || row.state === 'OPEN';
  return period !== null && isOpen && hasBegun(period, now) ? period : null;
}

const hasBegun = ({ start, timeZone }: Period, now: string): boolean =>
  Date.parse(startOfDay(start, timeZone)) <= Date.parse(now);

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

import { type AgreementRow, lockAgreements } from '../agreements/agreement.repository';
import { allPeriodsOf, type PeriodRow } from '../agreements/period.repository';
import { planOfVersion } from '../agreements/plan-of-version';
import { present } from '../kernel/assert';
import type { Rational } from '../kernel/rational';
import { refuse } from '../kernel/refusal';
import { balanceOf } from '../ledger/account.rules';
import { balances, type PeriodBalance } from '../ledger/balance.repository';
import type { Scope } from '../platform/scope';
import { versionsOf } from '../settlement/period-to-settle';
import { feedingAgreements } from './feeding.repository';
import { isUpTo, lastPeriodUpTo } from './label-order.rules';
import type { AgreementMoney, LabelNet, StatementOf } from './lock.rules';

/** An agreement that feeds a statement, with its stored periods. */
export interface Feeding {
  readonly agreement: AgreementRow;
  readonly periods: readonly PeriodRow[];
}

/** Holds every agreement that feeds a statement: nobody settles, closes or moves money of them until the end of the transaction. */
export async function holdFeeding(scope: Scope, of: Omit<StatementOf, 'label'>): Promise<readonly Feeding[]> {
  const ids = (await feedingAgreements(scope, of)).map(({ id }) => id);
  const held = await lockAgreements(scope, ids);
  const periods = await allPeriodsOf(scope, ids);
  return held.map((agreement) => ({
    agreement,
    periods: periods.filter(({ agreementId }) => agreementId === agreement.id),
  }));
}

/** Refuses while a period that the statement gathers, or an earlier one, is not closed; one that nobody settled yet is open. */
export function mustBeClosed({ label }: StatementOf, feeding: readonly Feeding[]): void {
  for (const { agreement, periods } of feeding) {
    const due = lastPeriodUpTo(agreement, label)?.label;
    const open =
      periods.find((period) => period.state !== 'CLOSED' && isUpTo(period.label, label))?.label ??
      (periods.some((period) => period.label === due) ? undefined : due);
    if (open !== undefined)
      refuse('PERIOD_OPEN', 'statementId', `statementId: the period ${open} of ${agreement.name} is not closed yet`);
  }
}

/** What the partner has and owes under each agreement that has a period up to the label. */
export async function moneyOf(
  scope: Scope,
  of: StatementOf,
  feeding: readonly Feeding[],
): Promise<readonly AgreementMoney[]> {
  const last = feeding.flatMap(({ periods }) => periods.filter(({ label }) => isUpTo(label, of.label)).slice(-1));
  return moneyUnder(scope, of, last, await keepShares(scope, last, 'statementId'));
}

/** The same under every agreement that has begun, as what one of them pays without a lock to come meets it. */
export async function moneyBeside(
  scope: Scope,
  of: StatementOf,
  feeding: readonly Feeding[],
  paying: PeriodRow,
): Promise<readonly AgreementMoney[]> {
  const others = feeding.filter(({ agreement }) => agreement.id !== paying.agreementId);
  const periods = others.flatMap(({ periods: [first, ...more] }) =>
    first === undefined ? [] : ([first, ...more].findLast(({ label }) => isUpTo(label, of.label)) ?? first),
  );
  return moneyUnder(scope, of, [paying, ...periods], await keepShares(scope, [paying], 'agreementId'));
}

async function moneyUnder(
  scope: Scope,
  of: StatementOf,
  last: readonly PeriodRow[],
  keeps: ReadonlyMap<string, Rational>,
): Promise<readonly AgreementMoney[]> {
  const booked = await balances(scope, {
    partnerIds: [of.partnerId],
    agreementIds: last.map((one) => one.agreementId),
  });
  const nets = (agreementId: string, kind: PeriodBalance['kind']): LabelNet[] =>
    booked
      .filter((one) => one.kind === kind && one.currency === of.currency && one.agreementId === agreementId)
      .map(({ periodLabel, net }) => ({ label: periodLabel, amount: balanceOf(kind, net) }));
  return last.map(({ id: periodId, agreementId }) => ({
    agreementId,
    periodId,
    accrued: nets(agreementId, 'PARTNER_ACCRUED'),
    owed: nets(agreementId, 'PARTNER_RECEIVABLE'),
    keepShare: keeps.get(periodId) ?? null,
  }));
}

/** What recovery leaves alone, as the terms say that hold for each period; terms that cannot be read are refused at the field. */
async function keepShares(
  scope: Scope,
  periods: readonly PeriodRow[],
  field: 'statementId' | 'agreementId',
): Promise<ReadonlyMap<string, Rational>> {
  const versionOf = await versionsOf(scope, periods);
  return new Map(
    periods.flatMap((period) => {
      const read = planOfVersion(present(versionOf(period), `the signed terms of ${period.label}`));
      if ('problems' in read) refuse('INVALID_PLAN', field, `${field}: the terms of ${period.label} cannot be read`);
      return read.plan.recovery === null ? [] : [[period.id, read.plan.recovery.keepShare] as const];
    }),
  );
}

import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { type AgreementRow, activeAgreementsOf } from '../../agreements/agreement.repository';
import { periodLabelled } from '../../agreements/period.rules';
import { versionsInForce } from '../../agreements/version.repository';
import { formatAmount } from '../../kernel/money';
import { Rational } from '../../kernel/rational';
import type { Scope } from '../../platform/scope';
import { type Prepared, payOf, preparePeriods } from '../../settlement/compute-periods';
import { creditsOf } from './credits.rules';
import { type OutcomeCount, outcomeCounts } from './outcome-counts.repository';

/** What one partner earns in one month in one currency. */
export interface EarningsRow {
  readonly partner: string;
  readonly month: string;
  readonly outcomes: number;
  readonly voided: number;
  readonly credits: string;
  readonly amount: string;
  readonly currency: string;
}

/** The pay of every partner and month of a vendor, computed by the engine from the facts as they are now. */
export function earningsTable(house: House, vendorId: string): Promise<EarningsRow[]> {
  return readAs(house, systemHat(vendorId), async (scope) => {
    const counts = await outcomeCounts(scope);
    const prepared = await prepare(scope, counts);
    return counts.flatMap((count) => rowsOf(count, prepared));
  });
}

async function prepare(scope: Scope, counts: readonly OutcomeCount[]): Promise<readonly Prepared[]> {
  const agreements = await activeAgreementsOf(scope, [...new Set(counts.map(({ partnerId }) => partnerId))]);
  const wanted = counts.flatMap(({ partnerId, month }) =>
    agreements
      .filter((agreement) => agreement.partnerId === partnerId)
      .flatMap((agreement) => spanOf(agreement, month)),
  );
  const days = wanted.map(({ agreement, period }) => ({ agreementId: agreement.id, day: period.start }));
  const versions = await versionsInForce(scope, days);
  const inForce = new Map(versions.map((version) => [`${version.agreementId} ${version.day}`, version]));
  const signed = wanted.flatMap(({ agreement, period }) => {
    const version = inForce.get(`${agreement.id} ${period.start}`);
    return version === undefined ? [] : [{ agreement, period, version }];
  });
  return preparePeriods(scope, signed);
}

function spanOf(agreement: AgreementRow, month: string) {
  const period = agreement.cadence === 'MONTH' ? periodLabelled(agreement, month) : null;
  return period === null ? [] : [{ agreement, period }];
}

function rowsOf(count: OutcomeCount, prepared: readonly Prepared[]): EarningsRow[] {
  const sums = new Map<string, { amount: bigint; credits: Rational }>();
  for (const one of prepared) {
    if (one.agreement.partnerId !== count.partnerId || one.period.label !== count.month) continue;
    const { currency, lines, problems } = payOf(one, { explain: false });
    const [problem] = problems.filter(({ severity }) => severity === 'ERROR');
    if (problem !== undefined) throw new Error(`${count.partner}, ${count.month}: ${problem.sentence}`);
    const sum = sums.get(currency) ?? { amount: 0n, credits: Rational.ZERO };
    for (const line of lines) sum.amount += line.amount;
    if (one.isReadable) sum.credits = sum.credits.plus(creditsOf(one.plan, one.facts));
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, { amount, credits }]) => ({
    partner: count.partner,
    month: count.month,
    outcomes: Number(count.outcomes),
    voided: Number(count.voided),
    credits: credits.toDecimalString() ?? credits.toString(),
    amount: formatAmount(amount, currency),
    currency,
  }));
}

import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { signedAgreements } from '../../agreements/agreement.repository';
import { periodsThrough } from '../../agreements/period.rules';
import { versionsInForce } from '../../agreements/version.repository';
import { present } from '../../kernel/assert';
import { formatAmount } from '../../kernel/money';
import { partnerById } from '../../partners/partner.repository';
import type { Scope } from '../../platform/scope';
import { type PeriodToCompute, preparePeriods } from '../../settlement/compute-periods';
import { type EarningsSum, earningsSums } from './earnings-sums';
import { type OutcomeCount, outcomeCounts } from './outcome-counts.repository';

/** What one partner earns under one period label in one currency; `month` is a quarter or year where its agreements are cut so. */
export interface EarningsRow {
  readonly partner: string;
  readonly month: string;
  readonly outcomes: number;
  readonly voided: number;
  readonly credits: string;
  readonly amount: string;
  readonly currency: string;
}

export interface EarningsTable {
  readonly rows: readonly EarningsRow[];
  /** Why the pay of a period is missing from the rows. */
  readonly problems: readonly string[];
}

/** The pay of every partner of a vendor in every period that has begun, computed by the engine from the facts as they are now. */
export const earningsTable = (house: House, vendorId: string): Promise<EarningsTable> =>
  readAs(house, systemHat(vendorId), (scope) => readEarnings(scope, house.clock.now()));

/** As `earningsTable`, in a scope that is open already; the number of statements does not grow with what is read. */
export async function readEarnings(scope: Scope, now: string): Promise<EarningsTable> {
  const prepared = await preparePeriods(scope, await begunPeriods(scope, now), { are: 'EXPECTED', now });
  const { sums, spans, problems } = earningsSums(prepared);
  const counts = await outcomeCounts(scope, spans);
  const partners = await partnerById.batch(scope, [...new Set(sums.map(({ partnerId }) => partnerId))]);
  const nameOf = (id: string) => present(partners.get(id), 'the partner behind a payee').externalReference;
  const rows = sums.flatMap((sum, index) => rowOf(sum, nameOf(sum.partnerId), counts.get(index) ?? NO_OUTCOMES));
  return { rows: rows.sort(byPartnerAndMonth), problems };
}

const NO_OUTCOMES: OutcomeCount = { outcomes: 0, voided: 0 };

/** The periods of all agreements that have begun under terms both sides have signed, each cut by its agreement's own clock. */
async function begunPeriods(scope: Scope, now: string): Promise<readonly PeriodToCompute[]> {
  const agreements = await signedAgreements(scope);
  const begun = agreements.flatMap((agreement) =>
    periodsThrough(agreement, now).map((period) => ({ agreement, period })),
  );
  const days = begun.map(({ agreement, period }) => ({ agreementId: agreement.id, day: period.start }));
  const versions = new Map((await versionsInForce(scope, days)).map((one) => [`${one.agreementId} ${one.day}`, one]));
  return begun.flatMap((one) => {
    const version = versions.get(`${one.agreement.id} ${one.period.start}`);
    return version === undefined ? [] : [{ ...one, version }];
  });
}

/** No row where nothing happened. */
function rowOf(
  { label: month, currency, amount, credits, hasMoney }: EarningsSum,
  partner: string,
  { outcomes, voided }: OutcomeCount,
): EarningsRow[] {
  if (outcomes === 0 && voided === 0 && !hasMoney) return [];
  const shown = credits.toDecimalString() ?? credits.toString();
  return [{ partner, month, outcomes, voided, credits: shown, amount: formatAmount(amount, currency), currency }];
}

const byPartnerAndMonth = (a: EarningsRow, b: EarningsRow): number =>
  byCodePoint(a.partner, b.partner) || byCodePoint(a.month, b.month) || byCodePoint(a.currency, b.currency);

// The order of the database and of other languages; JavaScript's own differs above the basic plane.
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { present } from '../../kernel/assert';
import { formatAmount } from '../../kernel/money';
import { BUCKETS, totalOf } from '../../ledger/account.rules';
import { partnersByReference } from '../../partners/partner.repository';
import { readPage } from '../../platform/list';
import type { Scope } from '../../platform/scope';
import { type EarningsRow, earningsKey, earningsOf } from '../../settlement/earnings.loader';
import { LINES_OF_STATEMENT, type LineRow } from '../../settlement/settlement.repository';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { readEarnings } from '../earnings/earnings-table';
import type { DemoMember } from './demo-members';
import { DEMO_MONTH, DEMO_VENDOR } from './load-demo';

/** What the demo shows: one partner's earnings in the demo month, bucket by bucket, and how one line came about. */
export interface DemoReport {
  readonly vendor: string;
  readonly month: string;
  readonly partner: string;
  readonly earnings: readonly { readonly currency: string; readonly buckets: Readonly<Record<string, string>> }[];
  readonly line: {
    readonly label: string;
    readonly amount: string;
    readonly currency: string;
    readonly sentence: string;
  };
}

/** Reads the earnings of the partner with the most outcomes in the demo month. */
export function demoReport(house: House): Promise<DemoReport> {
  const vendorId = vendorIdOf(DEMO_VENDOR);
  return readAs(house, systemHat(vendorId), async (scope) => {
    const partner = await busiestPartner(scope, house.clock.now());
    const key = earningsKey(partner.id, DEMO_MONTH, house.clock.now());
    const earnings = (await earningsOf.batch(scope, [key])).get(key) ?? [];
    const line = await firstLine(scope, partner.id, present(earnings[0], 'earnings of the demo month').currency);
    return {
      vendor: DEMO_VENDOR,
      month: DEMO_MONTH,
      partner: partner.externalReference,
      earnings: earnings.map(shown),
      line: {
        label: line.label,
        amount: formatAmount(BigInt(line.amount), line.currency),
        currency: line.currency,
        sentence: line.sentence,
      },
    };
  });
}

async function busiestPartner(scope: Scope, now: string) {
  const { rows } = await readEarnings(scope, now);
  const most = rows
    .filter(({ month }) => month === DEMO_MONTH)
    .reduce((best, one) => (one.outcomes > best.outcomes ? one : best));
  return present((await partnersByReference(scope, [most.partner]))[0], `partner ${most.partner}`);
}

async function firstLine(scope: Scope, partnerId: string, currency: string): Promise<LineRow> {
  const parameters = { partner_id: partnerId, label: DEMO_MONTH, currency };
  const page = await readPage<LineRow>(scope, LINES_OF_STATEMENT, { first: 1, parameters });
  return present(page.items[0], 'a line of the demo month').item;
}

function shown({ currency, buckets }: EarningsRow) {
  const amounts = BUCKETS.map((bucket) => [bucket, formatAmount(buckets[bucket], currency)]);
  return { currency, buckets: { ...Object.fromEntries(amounts), total: formatAmount(totalOf(buckets), currency) } };
}

/** The report as people read it in a terminal. */
export function reportText(
  report: DemoReport,
  members: readonly DemoMember[],
  addresses: Readonly<Record<string, string>> | null,
): string {
  const earnings = report.earnings.flatMap(({ currency, buckets }) =>
    Object.entries(buckets).map(([bucket, amount]) => `  ${bucket.padEnd(12)}${amount.padStart(14)} ${currency}`),
  );
  const { label, amount, currency, sentence } = report.line;
  const where =
    addresses === null ? [] : ['', ...Object.entries(addresses).map(([name, url]) => `${name.padEnd(10)} ${url}`)];
  const tokens =
    addresses === null
      ? []
      : [
          '',
          'A token per role, for `Authorization: Bearer …`:',
          ...members.map(
            ({ vendor, role, of, token }) => `${role} of ${of === null ? vendor : `${of} at ${vendor}`}\n  ${token}`,
          ),
          '',
          'Ctrl-C stops it.',
        ];
  return [
    '',
    `${report.partner} at ${report.vendor}, ${report.month}:`,
    ...earnings,
    '',
    `${label}: ${amount} ${currency}`,
    `  ${sentence}`,
    ...where,
    ...tokens,
    '',
  ].join('\n');
}

import { stringify } from 'csv-stringify/sync';
import { publicId } from '../kernel/id';
import { formatAmount } from '../kernel/money';
import { partnerById } from '../partners/partner.repository';
import type { Scope } from '../platform/scope';
import { type BatchRow, partsOf, payoutsOfBatch } from './payout.repository';
import { asText } from './payout-csv.rules';

/** A batch as a bank file begins: one row per payout, and what the rows sum up to. */
export interface PayoutExport {
  /** Null until the batch is approved: a file that is there gets paid. */
  readonly csv: string | null;
  readonly count: number;
  /** Minor units. */
  readonly total: bigint;
}

const COLUMNS = ['payout', 'partner', 'partner_reference', 'partner_name', 'currency', 'amount', 'statements', 'state'];

/** Writes the payouts of a batch that were not canceled; a text never becomes a formula, a number stays a number. */
export async function exportBatch(scope: Scope, { id: batchId, approvedAt }: BatchRow): Promise<PayoutExport> {
  const payouts = (await payoutsOfBatch(scope, batchId)).filter(({ state }) => state !== 'CANCELED');
  const partners = await partnerById.batch(
    scope,
    payouts.map(({ partnerId }) => partnerId),
  );
  const parts = await partsOf(
    scope,
    payouts.map(({ id }) => id),
  );
  const rows = payouts.map(({ id, partnerId, currency, amount, state }) => {
    const partner = partners.get(partnerId);
    const labels = parts.filter(({ payoutId }) => payoutId === id).map(({ periodLabel }) => periodLabel);
    return [
      publicId('payout', id),
      publicId('partner', partnerId),
      asText(partner?.externalReference ?? ''),
      asText(partner?.name ?? ''),
      currency,
      formatAmount(amount, currency),
      [...new Set(labels)].sort().join(' '),
      state,
    ];
  });
  const csv = approvedAt === null ? null : stringify([COLUMNS, ...rows], { record_delimiter: 'windows' });
  return { csv, count: rows.length, total: payouts.reduce((sum, { amount }) => sum + amount, 0n) };
}

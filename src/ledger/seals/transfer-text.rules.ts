/** What a verifier reads from the text of a transfer. */
export interface TransferFields {
  readonly id: string;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amount: bigint;
}

/**
 * The text of a transfer of alias `t`, made by the database so that every byte is what it holds: ids, whole minor units,
 * microseconds since 1970. An absent partner is empty, which no partner is.
 */
export const TRANSFER_TEXT = `concat_ws('|', t.vendor_id, t.posting_id, t.id, t.debit_account_id, t.credit_account_id, t.amount,
  t.currency, coalesce(t.partner_id::text, ''), t.agreement_id, t.period_id, t.period_label, t.reason_kind, t.reason_id,
  (extract(epoch from t.booked_at) * 1000000)::bigint)`;

const AMOUNT = 5;
const REASON_ID = 12;

/** Reads the text of a transfer; null for what cannot be one. */
export function readTransferText(text: string): TransferFields | null {
  const [, , id = '', debitAccountId = '', creditAccountId = '', amount = ''] = text.split('|', AMOUNT + 1);
  if (!/^-?\d{1,19}$/.test(amount)) return null;
  return { id, debitAccountId, creditAccountId, amount: BigInt(amount) };
}

/** All that makes two transfers say the same, whatever they are called and whatever reason they give. */
export function meaningOf(text: string): string {
  const fields = text.split('|');
  return [...fields.slice(3, REASON_ID), ...fields.slice(REASON_ID + 1)].join('|');
}

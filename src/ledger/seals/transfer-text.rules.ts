/** What a verifier reads from the text of a transfer. */
export interface TransferFields {
  readonly id: string;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amount: bigint;
}

/**
 * The text of a transfer of alias `t`, made by the database so that every byte is what it holds: ids, whole minor units,
 * microseconds since 1970, of which `infinity` has none and is still told. An absent partner is empty, which no partner is.
 */
export const TRANSFER_TEXT = `concat_ws('|', t.vendor_id, t.posting_id, t.id, t.debit_account_id, t.credit_account_id, t.amount,
  t.currency, coalesce(t.partner_id::text, ''), t.agreement_id, t.period_id, t.period_label, t.reason_kind, t.reason_id,
  trunc(extract(epoch from t.booked_at) * 1000000))`;

const AMOUNT = 5;
const WHOLE = /^-?\d{1,19}$/;
const REASON_ID = 12;

/** Reads the text of a transfer; null for what cannot be one. */
export function readTransferText(text: string): TransferFields | null {
  const [, , id = '', debitAccountId = '', creditAccountId = '', amount = ''] = text.split('|', AMOUNT + 1);
  if (!WHOLE.test(amount)) return null;
  return { id, debitAccountId, creditAccountId, amount: BigInt(amount) };
}

/** What a transfer moves, `debit account|credit account` and how much: the little of its text that every balance needs. */
export function movementOf(text: string): { readonly accounts: string; readonly amount: bigint } | null {
  const from = after(text, after(text, after(text, 0)));
  const to = after(text, after(text, from));
  const amount = text.slice(to, after(text, to) - 1);
  return from > 0 && to > from && WHOLE.test(amount)
    ? { accounts: text.slice(from, to - 1), amount: BigInt(amount) }
    : null;
}

const after = (text: string, from: number): number => text.indexOf('|', from) + 1;

/** All that makes two transfers say the same, whatever they are called and whatever reason they give. */
export function meaningOf(text: string): string {
  const fields = text.split('|');
  return [...fields.slice(3, REASON_ID), ...fields.slice(REASON_ID + 1)].join('|');
}

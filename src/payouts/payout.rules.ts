import type { Transfer } from '../ledger/posting.rules';

export const BATCH_STATES = ['PENDING', 'PROCESSING', 'COMPLETED', 'CANCELED'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const PAYOUT_STATES = ['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELED'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** What one statement made payable to a partner under one agreement. */
export interface Part {
  readonly partnerId: string;
  readonly agreementId: string;
  readonly periodId: string;
  readonly periodLabel: string;
  readonly amount: bigint;
}

/** What is payable and in no batch that waits, partner by partner in the order of their ids, up to a number of partners. */
export function gathered(
  payable: readonly Part[],
  pending: readonly Part[],
  countMax: number,
): ReadonlyMap<string, readonly Part[]> {
  const taken = sums(pending);
  const free = payable
    .map((part) => ({ ...part, amount: part.amount - (taken.get(keyOf(part)) ?? 0n) }))
    .filter(({ amount }) => amount > 0n);
  const partners = [...new Set(free.map(({ partnerId }) => partnerId))].sort().slice(0, countMax);
  return new Map(partners.map((id) => [id, free.filter(({ partnerId }) => partnerId === id)]));
}

/** True where every part of a payout is still payable: a dispute may have taken of it since it was gathered. */
export function isCovered(parts: readonly Part[], payable: readonly Part[]): boolean {
  const left = sums(payable);
  return parts.every((part) => part.amount <= (left.get(keyOf(part)) ?? 0n));
}

export const sumOf = (parts: readonly Part[]): bigint => parts.reduce((sum, { amount }) => sum + amount, 0n);

/** Moves the parts of payouts from one account to another, each under the label of its statement. */
export const partTransfers = (
  parts: readonly Part[],
  currency: string,
  debit: Transfer['debit'],
  credit: Transfer['credit'],
): readonly Transfer[] =>
  parts.map(({ partnerId, agreementId, periodId, periodLabel, amount }) => ({
    ...{ debit, credit, amount, currency, partnerId, agreementId, periodId, periodLabel },
  }));

function sums(parts: readonly Part[]): ReadonlyMap<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const part of parts) amounts.set(keyOf(part), (amounts.get(keyOf(part)) ?? 0n) + part.amount);
  return amounts;
}

const keyOf = ({ partnerId, agreementId, periodLabel }: Part): string => `${partnerId} ${agreementId} ${periodLabel}`;

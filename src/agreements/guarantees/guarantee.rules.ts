import type { GuaranteeDemand } from '../../engine/plan';
import { readableAmount, toMoney } from '../../kernel/money';

/** Who stands in for a partner: a bank that pays on call, or an insurer whose certificate says what is covered. */
export const GUARANTEE_KINDS = ['BOND', 'CERTIFICATE'] as const;
export type GuaranteeKind = (typeof GUARANTEE_KINDS)[number];

/** What somebody decides about a guarantee after it was registered. */
export const GUARANTEE_MOVES = ['CALL', 'SETTLE'] as const;
export type GuaranteeMove = (typeof GUARANTEE_MOVES)[number];

/** What a guarantee covers, and from when until when; `expiresOn` is the first day without cover. */
export interface Cover {
  readonly kind: GuaranteeKind;
  readonly currency: string;
  readonly amount: bigint;
  /** What was called of it. */
  readonly called: bigint;
  readonly startOn: string;
  readonly expiresOn: string | null;
}

/** What can still be called of a guarantee: registered = called + left. */
export const leftOf = ({ amount, called }: Pick<Cover, 'amount' | 'called'>): bigint => amount - called;

/** Whether a guarantee covers a day. */
export const isInForce = ({ startOn, expiresOn }: Cover, day: string): boolean =>
  startOn <= day && (expiresOn === null || day < expiresOn);

/** What of the demanded guarantees is missing on a day, in words; empty where what is left of the registered ones suffices. */
export function missingGuarantees(
  demands: readonly GuaranteeDemand[],
  registered: readonly Cover[],
  currency: string,
  day: string,
): readonly string[] {
  return demands.flatMap(({ kind, amount }) => {
    const demanded = toMoney(amount, currency).minor;
    const covered = registered
      .filter((cover) => cover.kind === kind && cover.currency === currency && isInForce(cover, day))
      .reduce((sum, cover) => sum + leftOf(cover), 0n);
    if (covered >= demanded) return [];
    const [wanted, found] = [readableAmount(demanded, currency), readableAmount(covered, currency)];
    return [`a ${kind.toLowerCase()} of ${wanted}, of which ${found} is registered`];
  });
}

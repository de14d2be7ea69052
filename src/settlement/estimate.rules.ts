import type { Line } from '../engine/line';
import type { LineKey, Sum } from './revision.rules';

/** What one component of an agreement would pay a partner, summed over its segments. */
export interface EstimatedComponent extends Sum {
  readonly agreementId: string;
  /** Label of the period that it is for: the open one, or a closed one that is to be corrected. */
  readonly period: string;
  readonly component: string;
  readonly label: string;
  readonly currency: string;
  /** The part of the amount that has been posted so far. */
  readonly posted: bigint;
  /** How it comes about; null where it has several lines. */
  readonly says: () => string | null;
}

/** The pay of one partner under one agreement in one period: an open one, or a closed one that is to be corrected. */
export interface EstimatedPay {
  readonly agreementId: string;
  /** Label of the period. */
  readonly period: string;
  /** Recomputed from what is verified now. */
  readonly lines: readonly Line[];
  /** Recomputed as if everything that is claimed were verified. */
  readonly expected: readonly Line[];
  /** What has been posted of it so far. */
  readonly posted: readonly (LineKey & Sum)[];
  readonly labelOf: (component: string) => string;
  /** The same lines with their explanations, computed once when somebody asks. */
  readonly explained: () => readonly Line[];
}

type Amount = Pick<Line, 'currency' | 'amount'>;

/** projected = recompute - posted; pendingVerification = recompute as if claims were verified - recompute. */
export function estimated(pays: readonly EstimatedPay[], currency: string) {
  const of = (pick: (pay: EstimatedPay) => readonly Amount[]) => total(pays.flatMap(pick), currency);
  const due = of(({ lines }) => lines);
  return {
    projected: due - of(({ posted }) => posted),
    pendingVerification: of(({ expected }) => expected) - due,
  };
}

/** Every currency that an estimate speaks of. */
export const currenciesOf = (pays: readonly EstimatedPay[]): readonly string[] =>
  pays.flatMap(({ lines, expected, posted }) => [...lines, ...expected, ...posted].map(({ currency }) => currency));

/**
 * What the recompute consists of in one currency, by agreement, period and component in the order of the plan, followed by
 * what was posted and is due no more. Sum of amount - posted = projected.
 */
export const estimatedComponents = (pays: readonly EstimatedPay[], currency: string): readonly EstimatedComponent[] =>
  pays.flatMap((pay) => componentsOf(pay, currency));

function componentsOf(pay: EstimatedPay, currency: string): readonly EstimatedComponent[] {
  const lines = pay.lines.filter((line) => line.currency === currency);
  const posted = pay.posted.filter((line) => line.currency === currency);
  return [...new Set([...lines, ...posted].map(({ component }) => component))].map((component) => {
    const own = lines.filter((line) => line.component === component);
    const before = posted.filter((line) => line.component === component);
    return {
      agreementId: pay.agreementId,
      period: pay.period,
      component,
      label: pay.labelOf(component),
      currency,
      amount: own.reduce((sum, { amount }) => sum + amount, 0n),
      held: own.reduce((sum, { held }) => sum + held, 0n),
      posted: before.reduce((sum, { amount }) => sum + amount, 0n),
      says: () => (own.length === 1 ? sentenceOf(pay.explained(), component, currency) : null),
    };
  });
}

const sentenceOf = (lines: readonly Line[], component: string, currency: string): string | null =>
  lines.find((line) => line.component === component && line.currency === currency)?.explanation?.says() ?? null;

const total = (amounts: readonly Amount[], currency: string): bigint =>
  amounts.filter((one) => one.currency === currency).reduce((sum, { amount }) => sum + amount, 0n);

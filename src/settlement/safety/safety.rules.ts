import type { Line } from '../../engine/line';
import type { Plan } from '../../engine/plan';
import { exactValue, readableAmount } from '../../kernel/money';
import { type Rational, rational } from '../../kernel/rational';

/** How many times the trailing figure a period may pay where the plan states nothing else. */
const DEFAULT_MULTIPLE = rational('100');

/** The largest absolute total of the other settled periods, in one currency. */
export interface Trailing {
  readonly currency: string;
  readonly figure: bigint;
}

/** A computed total beyond the bound of its agreement. */
export interface Excess {
  readonly currency: string;
  /** The sum of the computed lines, in minor units. */
  readonly computed: bigint;
  /** Null where no other period has paid anything in this currency: then the plan's `firstPeriodMaximum` is the bound. */
  readonly trailing: bigint | null;
  readonly multiple: string;
  readonly reason: string;
}

type Amount = Pick<Line, 'currency' | 'amount'>;

/** The first currency in which the absolute total is above its bound; null where every total is within. */
export function excessOf(
  lines: readonly Amount[],
  trailing: readonly Trailing[],
  safety: Plan['safety'],
): Excess | null {
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort();
  for (const currency of currencies) {
    const own = lines.filter((line) => line.currency === currency);
    const computed = own.reduce((sum, { amount }) => sum + amount, 0n);
    const found = trailing.find((one) => one.currency === currency)?.figure ?? 0n;
    const excess = excessIn(currency, computed, found === 0n ? null : found, safety);
    if (excess !== null) return excess;
  }
  return null;
}

function excessIn(currency: string, computed: bigint, trailing: bigint | null, safety: Plan['safety']): Excess | null {
  const multiple = safety?.multiple ?? DEFAULT_MULTIPLE;
  const bound = boundOf(currency, trailing, multiple, safety?.firstPeriodMaximum ?? null);
  if (bound === null || exactValue({ minor: computed, currency }).abs().compare(bound) <= 0) return null;
  const pays = `the period would pay ${readableAmount(computed, currency)}`;
  const reason =
    trailing === null
      ? `${pays}, more than the ${bound} ${currency} that the plan allows a first period`
      : `${pays}, more than ${multiple} times the trailing figure of ${readableAmount(trailing, currency)}`;
  return { currency, computed, trailing, multiple: `${multiple}`, reason };
}

function boundOf(currency: string, trailing: bigint | null, multiple: Rational, first: Rational | null) {
  return trailing === null ? first : exactValue({ minor: trailing, currency }).times(multiple);
}

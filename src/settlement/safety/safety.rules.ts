import type { Line } from '../../engine/line';
import type { Plan } from '../../engine/plan';
import { publicId } from '../../kernel/id';
import { exactValue, readableAmount } from '../../kernel/money';
import { type Rational, rational } from '../../kernel/rational';

/** How many times the trailing figure a period may pay where the plan states nothing else. */
const DEFAULT_MULTIPLE = rational('100');

/** The largest figure of the other settled periods, in one currency: the absolute totals of their partners added up. */
export interface Trailing {
  readonly currency: string;
  readonly figure: bigint;
}

/** A computed period beyond the bound of its agreement. */
export interface Excess {
  readonly currency: string;
  /** The sum of the computed lines, in minor units. */
  readonly computed: bigint;
  /** Null where no other period has paid anything in this currency: then the plan's `firstPeriodMaximum` is the bound. */
  readonly trailing: bigint | null;
  readonly multiple: string;
  readonly reason: string;
}

type Amount = Pick<Line, 'payee' | 'currency' | 'amount'>;

/** Who is behind each payee, and what bounds them together. */
export interface Bounds {
  readonly payees: Readonly<Record<string, string>>;
  readonly trailing: readonly Trailing[];
  readonly safety: Plan['safety'];
}

/**
 * The first currency in which the absolute totals of the partners add up to more than the bound; null where none does. What one
 * partner pays back never makes up for what another one gets: they are paid apart.
 */
export function excessOf(lines: readonly Amount[], { payees, trailing, safety }: Bounds): Excess | null {
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort();
  for (const currency of currencies) {
    const own = lines.filter((line) => line.currency === currency);
    const found = trailing.find((one) => one.currency === currency)?.figure ?? 0n;
    const excess = excessIn(currency, totalsOf(own, payees), found === 0n ? null : found, safety);
    if (excess !== null) return excess;
  }
  return null;
}

/** What everybody gets who gets something, the largest first. */
function totalsOf(lines: readonly Amount[], payees: Bounds['payees']): readonly (readonly [string, bigint])[] {
  const totals = new Map<string, bigint>();
  for (const { payee, amount } of lines) {
    const partnerId = payees[payee];
    const who = partnerId === undefined ? payee : publicId('partner', partnerId);
    totals.set(who, (totals.get(who) ?? 0n) + amount);
  }
  return [...totals].filter(([, total]) => total !== 0n).sort(([, a], [, b]) => descending(absolute(a), absolute(b)));
}

function excessIn(
  currency: string,
  totals: ReturnType<typeof totalsOf>,
  trailing: bigint | null,
  safety: Plan['safety'],
): Excess | null {
  const multiple = safety?.multiple ?? DEFAULT_MULTIPLE;
  const bound = boundOf(currency, trailing, multiple, safety?.firstPeriodMaximum ?? null);
  const moved = totals.reduce((sum, [, total]) => sum + absolute(total), 0n);
  if (bound === null || exactValue({ minor: moved, currency }).compare(bound) <= 0) return null;
  const computed = totals.reduce((sum, [, total]) => sum + total, 0n);
  const shares = totals.map(([who, total]) => `${readableAmount(total, currency)} to ${who}`).join(' and ');
  const pays = `the period would pay ${shares}, ${totals.length > 1 ? 'in all ' : ''}more than`;
  const reason =
    trailing === null
      ? `${pays} the ${bound} ${currency} that the plan allows a first period`
      : `${pays} ${multiple} times the trailing figure of ${readableAmount(trailing, currency)}`;
  return { currency, computed, trailing, multiple: `${multiple}`, reason };
}

function boundOf(currency: string, trailing: bigint | null, multiple: Rational, first: Rational | null) {
  return trailing === null ? first : exactValue({ minor: trailing, currency }).times(multiple);
}

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

const descending = (a: bigint, b: bigint): number => {
  if (a === b) return 0;
  return a < b ? 1 : -1;
};

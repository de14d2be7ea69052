import { minorUnits } from '../../kernel/money';
import { Rational } from '../../kernel/rational';
import type { GainSharing } from '../line';
import type { Component } from '../plan';
import type { Unbounded } from './bound';
import type { Earning } from './earning';
import type { Run } from './run';

/**
 * How a component shares its gain, all segments together; nothing where it shares none. The gross is rounded once, like the
 * pay itself, so that what the client keeps is the exact rest in whole minor units.
 */
export function sharingOf(
  { key }: Component,
  lines: readonly Unbounded[],
  earnings: readonly Earning[],
  { door }: Run,
): readonly GainSharing[] {
  const gains = lines.flatMap(({ rated: { gain } }) => (gain == null ? [] : [gain]));
  if (gains.length === 0) return [];
  const units = (amounts: readonly Rational[]): bigint => {
    const sum = amounts.reduce((total, amount) => total.plus(amount), Rational.ZERO);
    return minorUnits(door.converted(sum), door.digits, door.rounding);
  };
  const paid = earnings.reduce((total, { minor }) => total + minor, 0n);
  const gross = units(gains.map((gain) => gain.gross));
  return [{ component: key, gross, partner: paid - units(gains.map(({ beside }) => beside)) }];
}

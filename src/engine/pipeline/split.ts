import { allocate, weightsOf } from '../../kernel/allocate';
import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Share } from '../share';
import { numberText } from '../words';
import type { Earning } from './earning';
import type { MoneyDoor } from './money-door';
import type { Run } from './run';

/** An earning, or the part of it that belongs to one payee. */
export interface Portion {
  readonly earning: Earning;
  readonly payee: string;
  readonly minor: bigint;
  readonly value: Rational;
  /** Which part of the earning it is, in words; null: all of it. */
  readonly part: (() => string) | null;
}

/** Divides each earning among the payees in minor units: the portions sum to the earning, overlays come on top. */
export function split(earnings: readonly Earning[], run: Run): readonly Portion[] {
  const { door, prepared, readings } = run;
  const { plan } = prepared;
  const portions: Portion[] = [];
  for (const earning of earnings) {
    divide(earning, earning.shares ?? plan.split, door, readings.calc, portions);
    if (!earning.isAdjustment) overlay(earning, plan.overlay, door, readings.calc, portions);
  }
  return portions;
}

function divide(earning: Earning, shares: readonly Share[], door: MoneyDoor, calc: Calc, portions: Portion[]): void {
  const only = shares[0];
  if (only !== undefined && shares.length === 1) {
    portions.push({ earning, payee: only.payee, minor: earning.minor, value: earning.value, part: null });
    return;
  }
  const weights = knownWeights(shares);
  for (const [index, minor] of allocate(earning.minor, weights).entries()) {
    const { payee = '', share = Rational.ZERO } = shares[index] ?? {};
    const value = calc.share(earning.value, minor, door.digits, weights, index);
    portions.push({ earning, payee, minor, value, part: () => `${numberText(share)} of it` });
  }
}

function overlay(earning: Earning, shares: readonly Share[], door: MoneyDoor, calc: Calc, portions: Portion[]): void {
  for (const { payee, share } of shares) {
    const { minor, value } = door.pass(calc.times(earning.value, share));
    portions.push({ earning, payee, minor, value, part: () => `${numberText(share)} of it on top` });
  }
}

const known = new WeakMap<readonly Share[], readonly bigint[]>();

/** Whole-number weights, computed once per list of shares. */
function knownWeights(shares: readonly Share[]): readonly bigint[] {
  const found = known.get(shares);
  if (found !== undefined) return found;
  const weights = weightsOf(shares.map(({ share }) => share));
  known.set(shares, weights);
  return weights;
}

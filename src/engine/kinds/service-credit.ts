import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { literalOrMoney } from '../literal';
import { breach, type Range } from '../operators/gate';
import { cashText, numberText, shareText, valueText } from '../words';
import { backText, debit, type EarnBack, earnedBack } from './earn-back';

/** A reduction of the fee for missed service levels. */
export interface ServiceCredit {
  readonly fee: Rational | null;
  readonly feeMeasure: string | null;
  readonly ladder: Ladder | null;
  readonly points: CreditPoints | null;
  readonly pool: CreditPool | null;
  readonly maximumShare: Rational | null;
  readonly earnBack: EarnBack | null;
}

/** Steps from the best level down; the lower bound of a step belongs to it. */
export interface Ladder {
  readonly measure: string;
  readonly steps: readonly { readonly atLeast: Rational; readonly credit: Rational }[];
  /** The credit below the last step. */
  readonly otherwise: Rational;
}

export interface CreditPoints {
  readonly levels: readonly PointLevel[];
  /** What one point takes off the fee. */
  readonly pointShare: Rational;
}

/** A service level and the points that missing it costs. */
export interface PointLevel extends Range {
  readonly measure: string;
  readonly points: Rational;
}

/** A part of the fee is at risk; each missed level takes its allocation of that pool. */
export interface CreditPool {
  readonly atRisk: Rational;
  readonly levels: readonly PoolLevel[];
}

/** A service level and the part of the pool that missing it takes. */
export interface PoolLevel extends Range {
  readonly measure: string;
  readonly allocation: Rational;
}

/** Credits fee x ladder(level), points x point value or a part of the pool, capped, as a debit. */
export function serviceCredit(terms: ServiceCredit, given: Given): readonly Rated[] {
  const { calc } = given;
  const fee = literalOrMoney(terms.fee, terms.feeMeasure, given);
  const share = capped(calc, creditShare(terms, given), terms.maximumShare);
  const back = earnedBack(terms.earnBack, given);
  const says = () =>
    `${levelsText(terms, given)}: a service credit of ${shareText(share)} of ${cashText(fee, given)}${backText(terms.earnBack, back, given)}`;
  const reason = share.isZero() ? 'Every service level is met.' : null;
  return rated(debit(calc.times(fee, share), back, given), says, reason);
}

/** The level reached, or the levels missed and what each costs. */
function levelsText({ ladder, points, pool, maximumShare }: ServiceCredit, given: Given): string {
  const levelOf = (measure: string) => valueText(measure, given.measures.value(measure, 'REFUSE'), given);
  const most = maximumShare === null ? '' : `, at most ${shareText(maximumShare)}`;
  if (ladder !== null) return `${ladder.measure} of ${levelOf(ladder.measure)}${most}`;
  const missedText = (levels: readonly (Range & { readonly measure: string; readonly cost: string })[]) =>
    levels
      .filter((level) => breach(given.measures.value(level.measure, 'REFUSE'), level) !== null)
      .map(({ measure, cost }) => `${measure} of ${levelOf(measure)} missed (${cost})`)
      .join(', ') || 'every level met';
  if (points !== null) {
    const levels = points.levels.map((level) => ({ ...level, cost: `${numberText(level.points)} points` }));
    return `${missedText(levels)}, ${shareText(points.pointShare)} a point${most}`;
  }
  const levels = (pool?.levels ?? []).map((level) => ({ ...level, cost: shareText(level.allocation) }));
  return `${missedText(levels)} of the ${shareText(pool?.atRisk ?? Rational.ZERO)} at risk${most}`;
}

function creditShare({ ladder, points, pool }: ServiceCredit, given: Given): Rational {
  const { calc } = given;
  if (ladder !== null) return stepOf(ladder, given);
  if (points !== null) {
    const weighted = points.levels.map((level) => ({ ...level, weight: level.points }));
    return calc.times(missed(weighted, given), points.pointShare);
  }
  if (pool === null) return Rational.ZERO;
  const weighted = pool.levels.map((level) => ({ ...level, weight: level.allocation }));
  return calc.times(pool.atRisk, calc.least(Rational.ONE, missed(weighted, given)));
}

function stepOf({ measure, steps, otherwise }: Ladder, { calc, measures }: Given): Rational {
  const level = measures.value(measure, 'REFUSE');
  const index = steps.findIndex((step) => level.compare(step.atLeast) >= 0);
  const [step, better] = [steps[index], steps[index === -1 ? steps.length - 1 : index - 1]];
  return calc.because(step?.credit ?? otherwise, () => [
    ...(step === undefined ? [] : [{ left: level, is: '>=' as const, right: step.atLeast }]),
    ...(better === undefined ? [] : [{ left: level, is: '<' as const, right: better.atLeast }]),
  ]);
}

interface Level extends Range {
  readonly measure: string;
  readonly weight: Rational;
}

/** The weights of all levels that were missed. */
function missed(levels: readonly Level[], { calc, measures }: Given): Rational {
  let total = Rational.ZERO;
  for (const level of levels) {
    const test = breach(measures.value(level.measure, 'REFUSE'), level);
    if (test === null) continue;
    total = calc.plus(
      total,
      calc.because(level.weight, () => [test]),
    );
  }
  return total;
}

const capped = (calc: Calc, share: Rational, maximum: Rational | null): Rational =>
  maximum === null ? share : calc.least(share, maximum);

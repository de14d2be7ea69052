import { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { literalOrMoney } from '../literal';
import { stop } from '../problem';
import { type Corridor, inCorridor } from './corridor';
import { type Quality, qualityFactor } from './quality';
import { type Sharing, share } from './sharing';
import { type TargetCost, targetCost, totalAssumption } from './target-cost';

/** A share of what was saved against a baseline, and where agreed of what was lost. */
export interface SharedSavings {
  readonly baseline: Rational | null;
  readonly baselineMeasure: string | null;
  readonly actualMeasure: string;
  readonly gain: Sharing | null;
  readonly loss: Sharing | null;
  readonly quality: Quality | null;
  readonly corridor: Corridor | null;
  readonly targetCost: TargetCost | null;
}

/** Shares savings above the minimum savings rate, and losses above the minimum loss rate as a debit. */
export function sharedSavings(terms: SharedSavings, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const baseline = baselineOf(terms, given);
  const actual = measures.money(terms.actualMeasure, 'REFUSE');
  const says = () => `actual ${actual} against the baseline ${baseline}`;
  if (terms.targetCost !== null) {
    const reason = assumption(actual, baseline, terms.targetCost);
    return rated(targetCost(calc, actual, baseline, terms.targetCost), says, reason);
  }
  const isLoss = actual.compare(baseline) > 0;
  const difference = isLoss ? calc.minus(actual, baseline) : calc.minus(baseline, actual);
  const shared = shareOf(terms, difference, baseline, isLoss, given);
  return rated(isLoss ? calc.minus(Rational.ZERO, shared.amount) : shared.amount, says, shared.reason);
}

function shareOf(terms: SharedSavings, difference: Rational, baseline: Rational, isLoss: boolean, given: Given) {
  const { calc } = given;
  if (terms.corridor !== null) {
    return { amount: inCorridor(calc, difference, baseline, terms.corridor), reason: null };
  }
  const sharing = isLoss ? terms.loss : terms.gain;
  if (sharing === null) {
    return { amount: Rational.ZERO, reason: isLoss ? 'Losses are not shared.' : 'Savings are not shared.' };
  }
  const factor = isLoss ? null : qualityFactor(terms.quality, given);
  return share(calc, difference, baseline, sharing, factor);
}

function baselineOf(terms: SharedSavings, given: Given): Rational {
  const baseline = literalOrMoney(terms.baseline, terms.baselineMeasure, given);
  if (!baseline.isNegative() && !baseline.isZero()) return baseline;
  stop('BASELINE_NOT_POSITIVE', [...given.path, 'baseline'], `Sharing needs a baseline above zero, not ${baseline}.`);
}

function assumption(actual: Rational, target: Rational, terms: TargetCost): string | null {
  const point = totalAssumption(target, terms);
  if (point === null || actual.compare(point) < 0) return null;
  return `The cost of ${actual} has passed the point of total assumption, ${point}.`;
}

import { Rational } from '../../kernel/rational';
import type { AdjustmentRule, Draw, PayoutFee, Reserve } from '../adjustment';
import { plain } from '../calc';
import { cashText, numberText, shareText } from '../words';
import { factorOf } from './factor';
import type { Run } from './run';

/** What an adjustment looked at, and what it came to. */
interface Outcome {
  readonly total: Rational;
  readonly change: Rational;
}

type Desk = Pick<Run, 'measures' | 'door'>;

/** An adjustment in words: `the lines before it sum to 700.00 EUR, at most 500.00 EUR`. */
export function adjustmentText(rule: AdjustmentRule, outcome: Outcome, desk: Desk): string {
  return `the lines before it sum to ${cashText(outcome.total, desk.door)}, ${ruleText(rule, outcome, desk)}`;
}

function ruleText(rule: AdjustmentRule, { total, change }: Outcome, desk: Desk): string {
  switch (rule.kind) {
    case 'minimum':
      return `at least ${cashText(total.plus(change), desk.door)}`;
    case 'maximum':
      return `at most ${cashText(total.plus(change), desk.door)}`;
    case 'draw':
      return drawText(rule.terms, change, desk);
    case 'reserve':
      return reserveText(rule.terms, change, desk);
    case 'payoutFee':
      return payoutFeeText(rule.terms, desk);
    case 'exchange': {
      const score = desk.measures.value(rule.terms.measure, 'REFUSE');
      const factor = numberText(factorOf(plain, score, rule.terms));
      return `x ${factor}, which ${rule.terms.measure} of ${numberText(score)} stands for`;
    }
  }
}

function drawText({ amount, balanceMeasure, recoveryShare }: Draw, change: Rational, desk: Desk): string {
  if (!change.isNegative()) return `raised to the draw of ${cash(amount, desk)}`;
  const owed = cash(desk.measures.value(balanceMeasure ?? '', 'ZERO'), desk);
  return `${shareText(recoveryShare)} of what is above the draw of ${cash(amount, desk)} recovers at most the ${owed} still owed`;
}

function reserveText({ share, target, floor, balanceMeasure }: Reserve, change: Rational, desk: Desk): string {
  const fund = `the fund, which held ${cash(desk.measures.value(balanceMeasure, 'ZERO'), desk)}`;
  return change.isNegative()
    ? `${shareText(share)} of it goes into ${fund}, up to ${cash(target, desk)} and leaving ${cash(floor, desk)}`
    : `raised towards the floor of ${cash(floor, desk)} from ${fund}`;
}

function payoutFeeText({ share, fixed, allowance, minimum, maximum }: PayoutFee, desk: Desk): string {
  const base = allowance === null ? 'of it' : `of what is above ${cash(allowance, desk)}`;
  const parts = [
    ...(share === null ? [] : [`${shareText(share)} ${base}`]),
    ...(fixed === null ? [] : [cash(fixed, desk)]),
  ];
  const low = minimum === null ? '' : `, at least ${cash(minimum, desk)}`;
  const high = maximum === null ? '' : `, at most ${cash(maximum, desk)}`;
  return `less a fee of ${parts.join(' + ') || cash(Rational.ZERO, desk)}${low}${high}`;
}

const cash = (amount: Rational, { door }: Desk): string => cashText(door.converted(amount), door);

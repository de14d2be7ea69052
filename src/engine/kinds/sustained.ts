import { type Cadence, localDate, next, type Period, periodOf } from '../../kernel/period';
import { Rational } from '../../kernel/rational';
import type { Test } from '../calc';
import type { Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { breach, breachText, type Range } from '../operators/gate';
import { parts } from '../operators/split';
import { stop } from '../problem';
import { cashText } from '../words';

/** A price that is earned in parts for as long as a state holds. */
export interface Sustained extends Range {
  readonly price: Rational;
  readonly measure: string;
  readonly per: Cadence;
  readonly count: number;
  /** A day of the first unit of time. */
  readonly startsOn: string;
  readonly onFailure: 'STOP' | 'SKIP';
}

interface Unit {
  readonly period: Period;
  readonly index: number;
}

/** Pays price / count for each unit of time in which the state held throughout, one line each; STOP ends it at the first failure. */
export function sustained(terms: Sustained, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const observed = [...measures.past(terms.measure), ...measures.items(terms.measure)];
  const price = terms.price;
  const instalments = parts(
    calc,
    price,
    Array.from({ length: terms.count }, () => Rational.ONE),
    given,
  );
  const lines: Rated[] = [];
  let failedIn: string | null = null;
  for (const unit of unitsUntil(terms, given)) {
    const isNow = unit.period.endExclusive > given.period.start;
    const stopped = terms.onFailure === 'STOP' ? failedIn : null;
    const state = stopped === null ? stateIn(terms, unit, observed, given) : null;
    const failure = stopped === null ? (state?.failure ?? null) : `The state failed in ${stopped}.`;
    if (failure !== null && failedIn === null) failedIn = unit.period.label;
    if (isNow)
      lines.push(lineOf(unit, instalments[unit.index] ?? Rational.ZERO, failure, state?.tests ?? [], terms, given));
  }
  return lines.length > 0 ? lines : rated(Rational.ZERO, () => 'nothing to vest', 'Nothing vests in this period.');
}

function lineOf(
  unit: Unit,
  instalment: Rational,
  failure: string | null,
  tests: readonly Test[],
  terms: Sustained,
  given: Given,
): Rated {
  const amount = failure === null ? instalment : Rational.ZERO;
  return {
    segment: unit.period.label,
    amount: given.calc.because(amount, () => tests),
    reason: failure,
    shares: null,
    says: () =>
      failure === null
        ? `${terms.measure} held through ${unit.period.label}: 1 of ${terms.count} parts of ${cashText(terms.price, given)}`
        : `${terms.measure} did not hold through ${unit.period.label}`,
  };
}

/** The units of time from the start that end no later than the period. */
function unitsUntil(terms: Sustained, { period }: Given): readonly Unit[] {
  const units: Unit[] = [];
  let unit = periodOf(terms.startsOn, terms.per, period.timeZone);
  for (let index = 0; index < terms.count && unit.endExclusive <= period.endExclusive; index += 1) {
    units.push({ period: unit, index });
    unit = next(unit, terms.per);
  }
  return units;
}

/** Whether every observation of a unit is in range; a unit that nobody observed is refused, not guessed. */
function stateIn(terms: Sustained, unit: Unit, observed: readonly Fact[], given: Given) {
  const { measures, period } = given;
  const facts = observed.filter(({ at }) => at !== null && isIn(unit.period, localDate(at, period.timeZone)));
  if (facts.length === 0) {
    stop('MISSING_FACT', ['facts'], `"${terms.measure}" was not observed in ${unit.period.label}.`);
  }
  const tests: Test[] = [];
  for (const fact of facts) {
    const level = measures.total(terms.measure, [fact]);
    const broken = breach(level, terms);
    if (broken !== null) return { failure: breachText(terms.measure, broken), tests: [broken] };
    if (terms.atLeast !== null) tests.push({ left: level, is: '>=', right: terms.atLeast });
    if (terms.atMost !== null) tests.push({ left: level, is: '<=', right: terms.atMost });
  }
  return { failure: null, tests };
}

const isIn = (period: Period, date: string): boolean => period.start <= date && date < period.endExclusive;

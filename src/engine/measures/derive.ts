import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Facts } from '../facts';
import { stop } from '../problem';
import { attainmentOf, type Find } from './attainment';
import { availability } from './availability';
import type { Derivation, Derivations, FactsOf } from './definition';
import { scorecard } from './scorecard';

/** What a derived measure may look at. */
export interface Sources {
  readonly calc: Calc;
  readonly period: Facts['period'];
  readonly find: Find;
  readonly factsOf: (terms: FactsOf) => Rational | null;
  readonly earned: (component: string) => Rational;
  /** Remembers that the pay read from this number is to be held, and why. */
  readonly hold: (reason: string) => void;
}

/** Computes a derived measure exactly; null when something it needs was not measured. */
export function derive(key: string, derivation: Derivation, sources: Sources): Rational | null {
  const { calc, find } = sources;
  switch (derivation.kind) {
    case 'facts':
      return sources.factsOf(derivation.terms);
    case 'difference':
      return difference(derivation.terms, sources);
    case 'ratio':
      return ratio(key, derivation.terms, sources);
    case 'product':
      return combined(derivation.terms.of, find, calc.times);
    case 'least':
      return combined(derivation.terms.of, find, calc.least);
    case 'scorecard':
      return composite(key, derivation.terms, sources);
    case 'attainment':
      return attainmentOf(derivation.terms, find, calc, ['measures']);
    case 'adjustedBaseline':
      return adjusted(derivation.terms, sources);
    case 'availability':
      return availability(derivation.terms, sources.period, find, calc);
    case 'earned':
      return derivation.terms.components.map(sources.earned).reduce((total, amount) => calc.plus(total, amount));
  }
}

/** What is taken away may be absent (nothing was reopened); what it is taken from may not. */
function difference(terms: Derivations['difference'], { calc, find }: Sources): Rational | null {
  const from = find(terms.of);
  if (from === null) return null;
  return terms.minus.reduce((rest, key) => {
    const taken = find(key);
    return taken === null ? rest : calc.minus(rest, taken);
  }, from);
}

function ratio(key: string, terms: Derivations['ratio'], { calc, find }: Sources): Rational | null {
  const [of, to] = [find(terms.of), find(terms.to)];
  if (of === null || to === null) return null;
  if (!to.isZero()) return calc.over(of, to);
  if (terms.whenZero === 'ZERO') return Rational.ZERO;
  stop('ZERO_DIVISOR', ['measures'], `"${key}" divides by "${terms.to}", which is zero in this period.`);
}

function combined(
  keys: readonly string[],
  find: Find,
  combine: (a: Rational, b: Rational) => Rational,
): Rational | null {
  const values = keys.map(find);
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce(combine);
}

function composite(key: string, terms: Derivations['scorecard'], { calc, find, hold }: Sources): Rational | null {
  const { value, missing } = scorecard(terms, find, calc);
  if (terms.missing === 'HOLD' && missing.length > 0) hold(`"${key}" waits for ${missing.join(', ')}.`);
  return value;
}

/** Routine adjustment by volume, then non-routine ones by agreed amounts: B x V1 / V0 + sum of adjustments. */
function adjusted(terms: Derivations['adjustedBaseline'], { calc, find }: Sources): Rational | null {
  let baseline = terms.baseline;
  if (terms.volumeMeasure !== null && terms.referenceVolume !== null) {
    const volume = find(terms.volumeMeasure);
    if (volume === null) return null;
    baseline = calc.over(calc.times(baseline, volume), terms.referenceVolume);
  }
  for (const { amount } of terms.adjustments) baseline = calc.plus(baseline, amount);
  return baseline;
}

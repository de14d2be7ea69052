/**
 * A second, tiny evaluator: recomputes a stored explanation from its leaves, sharing no code with the engine.
 *
 * It trusts only the leaves (numbers of the plan, of facts, of the calendar) and the tests' operands; every other step
 * is computed again and compared with what was stored. It imports nothing on purpose.
 */

interface Step {
  readonly op: string;
  readonly is: string;
  readonly of?: readonly number[];
  readonly digits?: number;
  readonly mode?: string;
  readonly weights?: readonly string[];
  readonly index?: number;
  readonly tests?: readonly { readonly left: number; readonly is: string; readonly right: number }[];
}

interface Conversion {
  readonly from: string;
  readonly base: string;
  readonly rate: string;
  readonly original: number;
  readonly converted: number;
}

interface Stored {
  readonly steps: readonly Step[];
  readonly conversions: readonly Conversion[];
  readonly amount: number;
  readonly held: number;
}

type Fraction = readonly [bigint, bigint];

/** What the replay came to: both results as fractions of a unit, and every step that does not follow from its operands. */
export interface Replayed {
  readonly amount: string;
  readonly held: string;
  readonly faults: readonly string[];
}

/** Recomputes an explanation; without faults, amount and held follow from the leaves. */
export function replay(stored: Stored): Replayed {
  const values: Fraction[] = [];
  const faults: string[] = [];
  for (const [position, step] of stored.steps.entries()) {
    const of = (step.of ?? []).map((operand) => at(values, operand));
    const value = apply(step, of);
    if (compare(value, read(step.is)) !== 0)
      faults.push(`step ${position} (${step.op}) is ${write(value)}, not ${step.is}`);
    for (const test of step.tests ?? []) {
      if (!holds(at(values, test.left), test.is, at(values, test.right)))
        faults.push(`step ${position} took a wrong turn`);
    }
    values.push(value);
  }
  for (const conversion of stored.conversions) if (!follows(conversion, values)) faults.push(wrongRate(conversion));
  return { amount: write(at(values, stored.amount)), held: write(at(values, stored.held)), faults };
}

/** What came out is what went in at the rate that is shown, whichever way round it was stated. */
function follows({ from, base, rate, original, converted }: Conversion, values: readonly Fraction[]): boolean {
  const [[a, b], [c, d]] = [at(values, original), read(rate)];
  return compare(from === base ? [a * c, b * d] : [a * d, b * c], at(values, converted)) === 0;
}

const wrongRate = ({ converted, rate }: Conversion): string => `step ${converted} is not converted at ${rate}`;

function apply(step: Step, of: readonly Fraction[]): Fraction {
  const [a, b] = [of[0] ?? ZERO, of[1] ?? ZERO];
  switch (step.op) {
    case 'term':
    case 'given':
    case 'input':
      return read(step.is);
    case 'add':
      return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
    case 'subtract':
      return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
    case 'multiply':
      return [a[0] * b[0], a[1] * b[1]];
    case 'divide':
      return b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]];
    case 'least':
      return compare(a, b) <= 0 ? a : b;
    case 'greatest':
      return compare(a, b) >= 0 ? a : b;
    case 'floor':
      return [floor(a), 1n];
    case 'ceiling':
      return [-floor([-a[0], a[1]]), 1n];
    case 'round':
      return [round(a, step), 10n ** BigInt(step.digits ?? 0)];
    case 'share':
      return [share(a, step), 10n ** BigInt(step.digits ?? 0)];
    case 'because':
      return a;
    default:
      throw new Error(`unknown step ${step.op}`);
  }
}

const ZERO: Fraction = [0n, 1n];

function at(values: readonly Fraction[], position: number): Fraction {
  const value = values[position];
  if (value === undefined) throw new Error(`step ${position} is used before it is computed`);
  return value;
}

function read(text: string): Fraction {
  const [numerator = '', denominator] = text.split('/');
  if (denominator !== undefined) return [BigInt(numerator), BigInt(denominator)];
  const [whole = '', decimals = ''] = text.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}

function write([numerator, denominator]: Fraction): string {
  let [x, y] = [numerator < 0n ? -numerator : numerator, denominator];
  while (y !== 0n) [x, y] = [y, x % y];
  return `${numerator / x}/${denominator / x}`;
}

const compare = (a: Fraction, b: Fraction): number => {
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

function holds(left: Fraction, is: string, right: Fraction): boolean {
  const order = compare(left, right);
  return { '<': order < 0, '<=': order <= 0, '=': order === 0, '>=': order >= 0, '>': order > 0 }[is] ?? false;
}

const floor = ([numerator, denominator]: Fraction): bigint =>
  (numerator - (((numerator % denominator) + denominator) % denominator)) / denominator;

/** Twice the value plus one, halved and floored, is the value rounded half up; a tie then goes to even where asked. */
function round([numerator, denominator]: Fraction, step: Step): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const units = sign * numerator * 10n ** BigInt(step.digits ?? 0);
  const up = (2n * units + denominator) / (2n * denominator);
  const isTie = (2n * units) % (2n * denominator) === denominator;
  return sign * (isTie && step.mode === 'HALF_EVEN' ? up - (up % 2n) : up);
}

/** Hands out one unit after the other to whoever is owed most of one, the earlier first. */
function share([numerator, denominator]: Fraction, step: Step): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const total = (sign * numerator * 10n ** BigInt(step.digits ?? 0)) / denominator;
  const weights = (step.weights ?? []).map(BigInt);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (total * weight) / whole);
  const owed = weights.map((weight) => (total * weight) % whole);
  for (let left = total - parts.reduce((sum, part) => sum + part, 0n); left > 0n; left -= 1n) {
    const first = owed.reduce((best, rest, place) => (rest > (owed[best] ?? -1n) ? place : best), 0);
    parts[first] = (parts[first] ?? 0n) + 1n;
    owed[first] = -1n;
  }
  return sign * (parts[step.index ?? 0] ?? 0n);
}

import { digitsOf } from '../kernel/currency';
import { Rational } from '../kernel/rational';
import type { Exchange } from './conversion';
import type { Explanation, Input } from './explanation';
import { Term } from './term';
import { type Detail, Traced } from './trace';
import { moneyText } from './words';

/** One step of a computation as it is stored: what was done, on which earlier steps, and what it gave. */
export interface Step {
  readonly op: string;
  /** The exact result: a decimal, or a fraction in lowest terms. */
  readonly is: string;
  /** Positions of the operands in `steps`. */
  readonly of?: readonly number[];
  /** A number of the plan: its path there. */
  readonly path?: string;
  /** A number of the calendar: what it counts. */
  readonly name?: string;
  /** A number read from facts: their position in `inputs`. */
  readonly input?: number;
  readonly digits?: number;
  readonly mode?: string;
  readonly weights?: readonly string[];
  readonly index?: number;
  readonly tests?: readonly { readonly left: number; readonly is: string; readonly right: number }[];
}

/** One change of currency within a computation: both amounts as positions in `steps`, and the locked rate as stated. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly original: number;
  readonly converted: number;
  /** One unit of `base` is worth `rate` units of `quote`; `original` is divided by it where `base` is not `from`. */
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly source: string | null;
  readonly statedOn: string | null;
  readonly lockedOn: string;
}

/**
 * An explanation as plain JSON: a sentence for people, the facts used, and the computation.
 *
 * The steps are a tree written from the leaves up: each refers only to steps before it, and a number that is used twice
 * is written once. `amount` and `held` are the positions of the two results.
 */
export interface ExplanationDocument {
  readonly sentence: string;
  readonly inputs: readonly Input[];
  readonly steps: readonly Step[];
  /** Every change of currency, in the order of the steps. */
  readonly conversions: readonly Conversion[];
  readonly amount: number;
  readonly held: number;
}

/** Writes an explanation as plain JSON that a second program can recompute without this engine. */
export function explain(explanation: Explanation): ExplanationDocument {
  const writer = new Writer();
  const amount = writer.position(explanation.amount);
  const held = writer.position(explanation.held);
  return {
    sentence: explanation.says() + conversionsText(explanation, writer),
    inputs: writer.inputs,
    steps: writer.steps,
    conversions: writer.conversions,
    amount,
    held,
  };
}

const CONVERSIONS_SAID_MAX = 3;

/**
 * What the sentence adds for amounts that came in another currency: each with the rate as it was stated, the first few of
 * many. A plan that pays in another currency than its own says so itself.
 */
function conversionsText(
  { currency }: Explanation,
  { conversions, steps }: Pick<ExplanationDocument, 'conversions' | 'steps'>,
): string {
  const foreign = conversions.filter(({ to }) => to === currency);
  if (foreign.length === 0) return '';
  const said = foreign
    .slice(0, CONVERSIONS_SAID_MAX)
    .map(({ from, original, base, quote, rate, source, statedOn, lockedOn }) => {
      const amount = moneyText(steps[original]?.is ?? '', { currency: from, digits: digitsOf(from) ?? 0 });
      const stated = source === null ? `locked on ${lockedOn}` : `${source} of ${statedOn}`;
      return `${amount} at 1 ${base} = ${rate} ${quote} (${stated})`;
    });
  const more = foreign.length - said.length;
  return ` Converted: ${said.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`;
}

/** Writes values as steps, each once, operands first. */
class Writer {
  readonly inputs: Input[] = [];
  readonly steps: Step[] = [];
  readonly conversions: Conversion[] = [];
  private readonly positions = new Map<Rational, number>();

  position(value: Rational): number {
    const known = this.positions.get(value);
    if (known !== undefined) return known;
    const step = this.step(value);
    const position = this.steps.push(step) - 1;
    this.positions.set(value, position);
    if (value instanceof Traced && value.detail !== null && 'exchange' in value.detail)
      this.conversions.push(conversionOf(value.detail.exchange, step.of?.[0] ?? position, position));
    return position;
  }

  private step(value: Rational): Step {
    const is = value.toString();
    if (value instanceof Term) return { op: 'term', is, path: value.path };
    if (!(value instanceof Traced)) return { op: 'given', is, name: 'constant' };
    const of = value.operands.map((operand) => this.position(operand));
    return { op: value.operation, is, ...(of.length > 0 && { of }), ...this.detail(value.detail) };
  }

  private detail(detail: Detail | null): Partial<Step> {
    if (detail === null) return {};
    if ('input' in detail) return { input: this.inputs.push(detail.input()) - 1 };
    if ('weights' in detail) return { ...detail, weights: detail.weights.map(String) };
    if ('exchange' in detail) return {};
    if (!('tests' in detail)) return detail;
    const tests = detail.tests.map(({ left, is, right }) => ({
      left: this.position(left),
      is,
      right: this.position(right),
    }));
    return { tests };
  }
}

function conversionOf({ from, to, lock }: Exchange, original: number, converted: number): Conversion {
  const { base, quote, rate, source, statedOn, lockedOn } = lock;
  return { from, to, original, converted, base, quote, rate: rate.toString(), source, statedOn, lockedOn };
}

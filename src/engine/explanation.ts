import type { Rational } from '../kernel/rational';
import type { Refs } from '../kernel/references';

/** The values that facts have in one dimension, in order; of very many only the first, `distinct` being how many there are. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
  readonly distinct: number;
}

/** The facts behind one number: which, how many, from which source and version. */
export interface Input {
  readonly measure: string;
  readonly unit: string | null;
  /** What the facts came to, exactly. */
  readonly quantity: string;
  /** What the facts say beside their quantity, such as the priority of incidents. */
  readonly dimensions: readonly Dimension[];
  /** How the facts became one number: `SUM`, `LAST`, `AVERAGE` and so on. */
  readonly how: string;
  readonly facts: number;
  readonly refs: Refs;
  readonly source: string | null;
  readonly version: string | null;
}

/** How a line came about: the traced values, and the words, which are written only when somebody asks. */
export interface Explanation {
  readonly amount: Rational;
  readonly held: Rational;
  /** The currency of the plan, into which amounts in others were converted. */
  readonly currency: string;
  readonly says: () => string;
}

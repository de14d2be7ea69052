import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Facts } from '../facts';
import type { ConversionTerms } from './conversion';
import type { MeasureDefinition } from './definition';
import type { FactIndex } from './fact-index';

/** What the measures of one evaluation are read from. */
export interface Readings extends ConversionTerms {
  readonly definitions: ReadonlyMap<string, MeasureDefinition>;
  readonly facts: Facts;
  readonly calc: Calc;
  readonly current: FactIndex;
  readonly before: FactIndex;
  /** The amounts of the components computed so far. */
  readonly earned: ReadonlyMap<string, Rational>;
}

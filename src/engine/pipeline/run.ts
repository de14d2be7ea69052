import type { Rational } from '../../kernel/rational';
import type { Given } from '../given';
import type { GainSharing } from '../line';
import type { Measures } from '../measures/measures';
import type { Readings } from '../measures/readings';
import type { Prepared } from '../prepared';
import type { MoneyDoor } from './money-door';
import type { Qualified } from './qualify';

/** One evaluation under way: what all components share. */
export interface Run {
  readonly prepared: Prepared;
  readonly readings: Readings;
  readonly measures: Measures;
  readonly qualified: Qualified;
  readonly active: Given['active'];
  readonly door: MoneyDoor;
  /** The amounts of the components so far, for measures that refer to them. */
  readonly earned: Map<string, Rational>;
  /** What the components so far share with the client. */
  readonly sharing: GainSharing[];
}

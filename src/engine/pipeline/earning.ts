import type { Rational } from '../../kernel/rational';
import type { Share } from '../share';

/** A component's (or a plan adjustment's) pay after the money door, before it is split. */
export interface Earning {
  readonly component: string;
  readonly segment: string | null;
  readonly minor: bigint;
  /** The same amount as an exact value, traced when an explanation is asked for. */
  readonly value: Rational;
  /** Whether a holdback takes its share: earnings and the bounds that correct them do, debits do not. */
  readonly isHoldable: boolean;
  /** Why all of it is kept back; null when it is not. */
  readonly hold: string | null;
  readonly shares: readonly Share[] | null;
  /** Adjustments of the plan get no overlay. */
  readonly isAdjustment: boolean;
  readonly reason: string | null;
  readonly says: () => string;
}

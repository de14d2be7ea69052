import type { Rounding } from '../kernel/money';
import type { Rational } from '../kernel/rational';
import type { Adjustment } from './adjustment';
import type { Attribution } from './attribution';
import type { Condition } from './measures/condition';
import type { LockedRate, RateSource } from './measures/conversion';
import type { MeasureDefinition } from './measures/definition';
import type { Gate, Guardrail } from './operators/gate';
import type { Payment } from './payment';
import type { Factor } from './pipeline/factor';
import type { Share } from './share';

/** One rule of pay: a payment kind with everything that can be attached to any kind. */
export interface Component {
  readonly key: string;
  readonly label: string | null;
  readonly class: ComponentClass | null;
  readonly pay: Payment;
  /** A dimension of the facts: the component is computed once per value of it, one line each. */
  readonly segmentBy: string | null;
  readonly where: readonly MeasureCondition[];
  readonly gates: readonly Gate[];
  readonly weight: Rational | null;
  readonly factors: readonly Factor[];
  readonly guardrails: readonly Guardrail[];
  readonly minimum: Rational | null;
  readonly maximum: Rational | null;
  readonly maximumMeasure: string | null;
  /** Who is paid for this component, instead of the plan's split. */
  readonly split: readonly Share[];
  readonly attribution: Attribution | null;
  readonly pricing: Pricing | null;
}

export type ComponentClass = 'INPUT' | 'SLA' | 'OUTCOME' | 'SUCCESS_FEE';

/** A condition on the facts of one measure. */
export interface MeasureCondition extends Condition {
  readonly measure: string;
}

/** What the vendor knows about risk: cost, chance of success and the margin it wants for carrying the risk. */
export interface Pricing {
  readonly cost: Rational;
  readonly successProbability: Rational;
  readonly margin: Rational;
}

/** Where what is held back waits. */
export type HoldbackPot = 'HOLDBACK' | 'RETENTION' | 'WARRANTY';

/** The part of each earning line that is kept back until the release event. */
export interface Holdback {
  readonly share: Rational;
  /** A share that changes with progress; the last step reached counts. */
  readonly steps: readonly { readonly upTo: Rational | null; readonly share: Rational }[];
  readonly progressMeasure: string | null;
  readonly pot: HoldbackPot;
  readonly release: {
    readonly on: 'REVIEW' | 'DATE' | 'MILESTONE';
    readonly date: string | null;
    readonly milestone: string | null;
  };
}

/** A guarantee of a third party without which the terms do not bind; it changes no pay. */
export interface GuaranteeDemand {
  readonly kind: 'BOND' | 'CERTIFICATE';
  /** In the currency that is paid out. */
  readonly amount: Rational;
}

/** Compensation terms, checked and parsed: everything the pipeline needs, in the order in which it is applied. */
export interface Plan {
  readonly currency: string;
  readonly rounding: Rounding;
  readonly cadence: 'MONTH' | 'QUARTER' | 'YEAR' | null;
  readonly measures: readonly MeasureDefinition[];
  readonly components: readonly Component[];
  readonly adjustments: readonly Adjustment[];
  readonly split: readonly Share[];
  /** Credits that are paid on top and reduce nobody's part. */
  readonly overlay: readonly Share[];
  readonly holdback: Holdback | null;
  /** What recovery of the partner's debts leaves alone; null where it may take all. */
  readonly recovery: { readonly keepShare: Rational } | null;
  readonly guarantees: readonly GuaranteeDemand[];
  /** From where on settlement parks a period for a person to look at; null takes the default bound. */
  readonly safety: { readonly multiple: Rational | null; readonly firstPeriodMaximum: Rational | null } | null;
  readonly conversion: readonly LockedRate[];
  readonly rateSource: RateSource | null;
  readonly payIn: LockedRate | null;
  /** Measures that the result shows beside the lines. */
  readonly figures: readonly string[];
  readonly proportion: { readonly gainToPenaltyAtLeast: Rational } | null;
}

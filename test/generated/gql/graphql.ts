/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Something that is not so, but could be: more of one measure. */
export type AdditionalFactInput = {
  /** When it counts; leave out for the last moment of the period, after everything that is known now. Of a measured KPI in another currency it also decides the rate: that of its day, as far as that has come. */
  at?: string | null | undefined;
  /** The customer's key in the vendor's systems, where one is meant. */
  customerReference?: string | null | undefined;
  /** Properties by which the plan may tell quantities apart. */
  dimensions?: Array<DimensionInput> | null | undefined;
  /** Key of the KPI or of the outcome definition, as the plan names it. */
  measure: string;
  /** How much more is verified; negative for less. */
  quantity: string;
  /** Unit of the quantity, as the KPI has it; a currency is a unit. */
  unit: string;
};

/** Baseline x volume / reference volume + adjustments. */
export type AdjustedBaselineInput = {
  /** Non-routine adjustments. */
  adjustments?: Array<BaselineAdjustmentInput> | null | undefined;
  /** The agreed baseline. */
  baseline: string;
  /** The volume at which the baseline was taken. */
  referenceVolume?: string | null | undefined;
  /** The volume of the period, for the routine adjustment (the key of a measure). */
  volumeMeasure?: string | null | undefined;
};

/** A change to the plan as a whole; what it changes is a line of its own. Applied in order. */
export type AdjustmentInput = {
  /** The components it looks at. Default: every line before it. */
  components?: Array<string> | null | undefined;
  /** An advance against later earnings. Several are recovered in plan order. */
  draw?: DrawInput | null | undefined;
  /** The sum changes by factor x sum: anchors from -0.09 to 0.09 make a score worth up to 9 % either way. */
  exchange?: FactorInput | null | undefined;
  /** The name of the adjustment, unique in the plan; its line carries it. */
  key: string;
  /** What it is for, in words for the partner. */
  label?: string | null | undefined;
  /** The sum is cut to this. */
  maximum?: BoundInput | null | undefined;
  /** The sum is raised to this. */
  minimum?: BoundInput | null | undefined;
  /** What paying out costs the payee. */
  payoutFee?: PayoutFeeInput | null | undefined;
  /** A fund that strong periods fill and weak periods draw on. */
  reserve?: ReserveInput | null | undefined;
};

/** What `agreementAmend` takes. */
export type AgreementAmendInput = {
  /** The agreement. */
  agreementId: string;
  /** The first day on which they hold: a day on which a period of the agreement begins, also one long closed, whose difference is then posted in the open one. Left out for the start of the next period. */
  effectiveOn?: string | null | undefined;
  /** Number of its newest version as you read it; refused with STALE_VERSION where there is a newer one. */
  expectedVersion: number;
  /** The partners behind the payees of the plan. A plan without a split pays `partner`, which is the partner of the agreement unless it is named here. */
  payees?: Array<PayeeInput> | null | undefined;
  /** The new terms, in full. */
  plan: PlanInput;
};

/** What `agreementCreate` takes. */
export type AgreementCreateInput = {
  /** How its time is cut into periods. */
  cadence: Cadence;
  /** The currency in which it pays; the plan must say the same. */
  currency: string;
  /** The customer it is for; leave out where it covers all. */
  customerId?: string | null | undefined;
  /** The first day on which it no longer runs; leave out while that is open. */
  endOn?: string | null | undefined;
  /** The agreement's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as both sides know it. */
  name: string;
  /** The partner that signs it. */
  partnerId: string;
  /** The partners behind the payees of the plan. A plan without a split pays `partner`, which is the partner of the agreement unless it is named here. */
  payees?: Array<PayeeInput> | null | undefined;
  /** What is paid for what. */
  plan: PlanInput;
  /** The first day on which it runs. */
  startOn: string;
  /** IANA time zone in which its days and periods begin and end. */
  timeZone: string;
};

/** What `agreementEnd` takes. */
export type AgreementEndInput = {
  /** The agreement. */
  agreementId: string;
  /** The first day on which it no longer runs: tomorrow at the earliest, in its own time zone. Left out for an agreement that was never signed by both sides. */
  endOn?: string | null | undefined;
  /** Why; both sides read it in the audit trail. */
  reason: string;
};

/** Narrows a list of Agreement; fields beside each other must all hold. */
export type AgreementFilter = {
  /** All of these hold. */
  and?: Array<AgreementFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: AgreementFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AgreementFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
  /** Narrows by `status`. */
  status?: AgreementStatusComparator | null | undefined;
};

/** One step of the order of a list of Agreement; ties are broken by the next, last by the id. */
export type AgreementOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: AgreementOrderField;
};

/** What a list of Agreement can be ordered by. */
export type AgreementOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** What `agreementPropose` takes. */
export type AgreementProposeInput = {
  /** The agreement, a draft. */
  agreementId: string;
};

/** A side of an agreement. */
export type AgreementSide =
  /** The partner, who is paid. */
  | 'PARTNER'
  /** The vendor, who pays. */
  | 'VENDOR';

/** What `agreementSign` takes. */
export type AgreementSignInput = {
  /** The agreement. */
  agreementId: string;
  /** Number of the version as you read it. Required where several versions have the same terms and differ in payees or dates. */
  expectedVersion?: number | null | undefined;
  /** Hash of the terms as you read them; refused with STALE_VERSION where the newest version says something else. */
  termsHash: string;
};

/** Where an agreement stands. */
export type AgreementStatus =
  /** Signed by both sides: it pays from its first day until its end. */
  | 'ACTIVE'
  /** Being written; nobody can sign it. */
  | 'DRAFT'
  /** Withdrawn before it bound anyone, or given an end: it pays for no day from then on. */
  | 'ENDED'
  /** Before both sides, to be signed. */
  | 'PROPOSED';

/** Compares with values of type AgreementStatus; all given comparisons must hold. */
export type AgreementStatusComparator = {
  /** Equal to. */
  eq?: AgreementStatus | null | undefined;
  /** One of. */
  in?: Array<AgreementStatus> | null | undefined;
};

/** An amount divided in proportion to keys or scores. */
export type AllocationInput = {
  /** The budget or cost that is divided. */
  amount?: string | null | undefined;
  /** What holds it, instead of `amount` (the key of a measure). */
  amountMeasure?: string | null | undefined;
  /** The dimension of the scores that names who or what was scored. */
  by?: string | null | undefined;
  /** Keys with weights. A remainder goes by largest remainder, ties to the earlier key. */
  keys?: Array<AllocationKeyInput> | null | undefined;
  /** The scores to divide by, instead of `keys` (the key of a measure). */
  scoreMeasure?: string | null | undefined;
  /** What a key names. SEGMENT (default): a segment of the lines. PAYEE: the payee itself. */
  to?: AllocationTo | null | undefined;
};

/** A key and its weight. */
export type AllocationKeyInput = {
  /** Who or what gets this part. */
  key: string;
  /** How much it weighs against the others. */
  weight: string;
};

/** What a key names. SEGMENT (default): a segment of the lines. PAYEE: the payee itself. */
export type AllocationTo =
  /** The payee itself. */
  | 'PAYEE'
  /** A segment of the lines. */
  | 'SEGMENT';

/** A point of the curve that both parties agreed on. */
export type AnchorInput = {
  /** The attainment, 1 being exactly on target. */
  attainment: string;
  /** What is paid at this attainment: an amount, or a share of `of` where that is given. */
  payout: string;
};

/** Credit by touches, instead of a fixed split. Credits sum to exactly 1. */
export type AttributionInput = {
  /** TIME_DECAY: what a touch counts of the next later one. Default 0.5. */
  decay?: string | null | undefined;
  /** POSITION: the part of the first touch. Default 0.4. */
  first?: string | null | undefined;
  /** POSITION: the part of the last touch. Default 0.4. */
  last?: string | null | undefined;
  /** Who gets the credit for a result. FIRST: the first touch. LAST: the last touch. LINEAR: all touches alike. POSITION: first and last their parts, those between share the rest alike. TIME_DECAY: each touch a fraction of the next later one. */
  model: AttributionModel;
  /** The dimension of the touch that names the payee. */
  payeeBy?: string | null | undefined;
  /** One fact per touch; its subject is the result, and its instant orders the touches (the key of a measure). */
  touchMeasure: string;
};

/** Who gets the credit for a result. FIRST: the first touch. LAST: the last touch. LINEAR: all touches alike. POSITION: first and last their parts, those between share the rest alike. TIME_DECAY: each touch a fraction of the next later one. */
export type AttributionModel =
  /** The first touch. */
  | 'FIRST'
  /** The last touch. */
  | 'LAST'
  /** All touches alike. */
  | 'LINEAR'
  /** First and last their parts, those between share the rest alike. */
  | 'POSITION'
  /** Each touch a fraction of the next later one. */
  | 'TIME_DECAY';

/** (Total - (downtime - excluded)) / total. */
export type AvailabilityInput = {
  /** The minutes of downtime (the key of a measure). */
  downtimeMeasure: string;
  /** The minutes of it that are excluded by agreement (the key of a measure). */
  excludedMeasure?: string | null | undefined;
  /** The minutes of service. Default: all minutes of the period. */
  totalMinutes?: string | null | undefined;
};

/** What `baselineAccept` takes. */
export type BaselineAcceptInput = {
  /** The baseline, proposed by the other side. */
  baselineId: string;
  /** The value you accept, as you read it; refused with STALE_VERSION where another one is proposed. */
  value: string;
};

/** A non-routine adjustment that both parties agreed on. */
export type BaselineAdjustmentInput = {
  /** What is added to the baseline. */
  amount: string;
  /** What was agreed, and why. */
  reason: string;
};

/** What `baselinePropose` takes. */
export type BaselineProposeInput = {
  /** The agreement it is for. */
  agreementId: string;
  /** The KPI whose level before the engagement it states; its unit is that of the KPI. */
  kpiId: string;
  /** How the value was found, in words that the other side can check. */
  method: string;
  /** The level, per period of the agreement. */
  value: string;
};

/** Where a baseline stands. */
export type BaselineStatus =
  /** Accepted by the other; it never changes. */
  | 'AGREED'
  /** Put forward by one side; it does not count yet. */
  | 'PROPOSED';

/** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
export type BonusDirection =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better. */
  | 'LOWER_IS_BETTER';

/** Pay for what goes beyond a target: max(0, actual - target) x unit. */
export type BonusInput = {
  /** What reaching the target pays, once. Exactly on target counts as reached. */
  amount?: string | null | undefined;
  /** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
  direction?: BonusDirection | null | undefined;
  /** What is compared with the target (the key of a measure). */
  measure: string;
  /** The value beyond which the bonus pays; a plan, a quota or a baseline. */
  target?: string | null | undefined;
  /** What holds the target, instead of `target` (the key of a measure). */
  targetMeasure?: string | null | undefined;
  /** What each unit beyond the target pays; on a measure of money, the share of the gain. */
  unit?: string | null | undefined;
};

/** A bound on the sum: an amount, a measure, or a share of one of them. */
export type BoundInput = {
  /** The bound, in the plan currency. */
  amount?: string | null | undefined;
  /** What holds the bound, instead of `amount` (the key of a measure). */
  measure?: string | null | undefined;
  /** The bound is this share of it. */
  share?: string | null | undefined;
};

/** One price for everything that a defined case needs. */
export type BundleInput = {
  /** The cases that were closed (the key of a measure). */
  measure: string;
  /** What one case pays, whatever it needed. */
  price: string;
  /** Who gets which part of it; left out: the split of the plan. */
  shares?: Array<PayeeShareInput> | null | undefined;
};

/** How the time of an agreement is cut into periods, on the calendar of its time zone. */
export type Cadence =
  /** Calendar months. */
  | 'MONTH'
  /** Calendar quarters. */
  | 'QUARTER'
  /** Calendar years. */
  | 'YEAR';

/** A fixed amount per enrolled unit and month, whatever is used. */
export type CapitationInput = {
  /** The unit-months on the roster; it must be measured, absence is refused (the key of a measure). */
  measure: string;
  /** Relief for single cases of extreme cost. */
  stopLoss?: StopLossInput | null | undefined;
  /** What one unit-month pays. */
  unit: string;
};

/** What one unit of a class counts for. */
export type ClassWeightInput = {
  /** The class, a value of the dimension `classBy`. */
  class: string;
  /** How many units one unit of this class counts for. */
  weight: string;
};

/** The recovery of pay for results that did not last. */
export type ClawbackInput = {
  /** The dimension with the day of the regression, counted from the result. */
  dayBy?: string | null | undefined;
  /** FULL: all that was paid. PRORATED: paid x remaining days / days of the warranty. */
  mode: ClawbackMode;
  /** One fact per regression, its quantity being what was paid for the result (the key of a measure). */
  paidMeasure: string;
  /** How many days a result is under warranty; a regression on or after that day costs nothing. */
  warrantyDays: number;
};

/** FULL: all that was paid. PRORATED: paid x remaining days / days of the warranty. */
export type ClawbackMode =
  /** All that was paid. */
  | 'FULL'
  /** Paid x remaining days / days of the warranty. */
  | 'PRORATED';

/** A promised quantity at a price, topped up when missed. */
export type CommitmentInput = {
  /** The promised quantity of the window. */
  committed: string;
  /** Whether the last period of the window tops up to the promised quantity. Default true. */
  isTrueUp?: boolean | null | undefined;
  /** What is used (the key of a measure). */
  measure: string;
  /** The price beyond it as a multiple of the unit price, instead of `overUnit`. */
  overFactor?: string | null | undefined;
  /** The price of one unit beyond it. Default: the same price. */
  overUnit?: string | null | undefined;
  /** The price of one unit up to the promised quantity. */
  unit: string;
  /** The time for which the quantity is promised. PERIOD (default): each period alone. QUARTER: the calendar quarter, with the facts of its earlier periods. YEAR: the calendar year, with the facts of its earlier periods. */
  window?: CommitmentWindow | null | undefined;
};

/** The time for which the quantity is promised. PERIOD (default): each period alone. QUARTER: the calendar quarter, with the facts of its earlier periods. YEAR: the calendar year, with the facts of its earlier periods. */
export type CommitmentWindow =
  /** Each period alone. */
  | 'PERIOD'
  /** The calendar quarter, with the facts of its earlier periods. */
  | 'QUARTER'
  /** The calendar year, with the facts of its earlier periods. */
  | 'YEAR';

/** What sort of contract it is, for reports. INPUT: paid for effort. SLA: paid for service levels. OUTCOME: paid for results. SUCCESS_FEE: paid on success alone. */
export type ComponentClass =
  /** Paid for effort. */
  | 'INPUT'
  /** Paid for results. */
  | 'OUTCOME'
  /** Paid for service levels. */
  | 'SLA'
  /** Paid on success alone. */
  | 'SUCCESS_FEE';

/** One rule of pay: a payment kind and what is attached to it. */
export type ComponentInput = {
  /** Credit by touches, instead of a fixed split. Credits sum to exactly 1. */
  attribution?: AttributionInput | null | undefined;
  /** What sort of contract it is, for reports. INPUT: paid for effort. SLA: paid for service levels. OUTCOME: paid for results. SUCCESS_FEE: paid on success alone. */
  class?: ComponentClass | null | undefined;
  /** Measures that the pay is multiplied by. */
  factors?: Array<FactorInput> | null | undefined;
  /** Ranges that must hold for it to pay at all. */
  gates?: Array<GateInput> | null | undefined;
  /** Measures that must not worsen. */
  guardrails?: Array<GuardrailInput> | null | undefined;
  /** The name of the component, unique in the plan; lines and statements carry it. */
  key: string;
  /** What the component pays for, in words for the partner. */
  label?: string | null | undefined;
  /** The most this component pays, in the plan currency. */
  maximum?: string | null | undefined;
  /** What holds the most it pays, such as what is left of a budget (the key of a measure). */
  maximumMeasure?: string | null | undefined;
  /** The least this component pays, in the plan currency. */
  minimum?: string | null | undefined;
  /** How the component pays: exactly one kind. */
  pay: PaymentKindInput;
  /** Cost, chance and margin: the plan check shows break-even and fair price. */
  pricing?: RiskPricingInput | null | undefined;
  /** A dimension of the facts: the component is computed once per value of it, one line each. Facts without it are the segment "unknown"; where none has it, the line has no segment. */
  segmentBy?: string | null | undefined;
  /** Who is paid for this component. Default: the split of the plan. */
  split?: Array<PayeeShareInput> | null | undefined;
  /** What the pay is multiplied by. */
  weight?: string | null | undefined;
  /** Which facts count for it. */
  where?: Array<MeasureConditionInput> | null | undefined;
};

/** A band of deviation from the baseline. */
export type CorridorBandInput = {
  /** The part of this band that the partner gets (or owes). */
  share: string;
  /** The inclusive upper end, as a share of the baseline; left out on the last band. */
  upTo?: string | null | undefined;
};

/** A credit by the step that the service level reaches. */
export type CreditLadderInput = {
  /** The service level, such as availability (the key of a measure). */
  measure: string;
  /** The credit below the last step, as a share of the fee. */
  otherwise: string;
  /** Steps from the best level down. A level exactly at a lower end belongs to that (better) step. */
  steps: Array<CreditStepInput>;
};

/** A credit by points. */
export type CreditPointsInput = {
  /** The service levels. */
  levels: Array<PointLevelInput>;
  /** What one point takes off, as a share of the fee. */
  pointShare: string;
};

/** A credit from a pool of fees at risk. */
export type CreditPoolInput = {
  /** The part of the fee that is at risk. */
  atRisk: string;
  /** The service levels. Allocations may sum to more than 1; the pool is never exceeded. */
  levels: Array<PoolLevelInput>;
};

/** A step of the ladder. */
export type CreditStepInput = {
  /** The lower end of the step, which belongs to it. */
  atLeast: string;
  /** The credit of this step, as a share of the fee. */
  credit: string;
};

/** What is paid above the last anchor. FLAT (default): its payout. EXTEND: along the last line, without end; steps have no line, so STEPPED stays at its payout. */
export type CurveAbove =
  /** Along the last line, without end; steps have no line, so STEPPED stays at its payout. */
  | 'EXTEND'
  /** Its payout. */
  | 'FLAT';

/** What is paid below the first anchor. ZERO (default): nothing. FIRST: the payout of the first anchor. */
export type CurveBelow =
  /** The payout of the first anchor. */
  | 'FIRST'
  /** Nothing. */
  | 'ZERO';

/** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better, which needs a baseline. */
export type CurveDirection =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better, which needs a baseline. */
  | 'LOWER_IS_BETTER';

/** A payout that follows attainment through declared anchors. */
export type CurveInput = {
  /** What is paid above the last anchor. FLAT (default): its payout. EXTEND: along the last line, without end; steps have no line, so STEPPED stays at its payout. */
  above?: CurveAbove | null | undefined;
  /** The curve by rising attainment. Nothing is paid that these anchors do not say. */
  anchors: Array<AnchorInput>;
  /** What already holds the attainment; leave measure and target out then (the key of a measure). */
  attainmentMeasure?: string | null | undefined;
  /** The value at which attainment is 0; attainment is then (actual - baseline) / (target - baseline). */
  baseline?: string | null | undefined;
  /** What holds the baseline, instead of `baseline` (the key of a measure). */
  baselineMeasure?: string | null | undefined;
  /** What is paid below the first anchor. ZERO (default): nothing. FIRST: the payout of the first anchor. */
  below?: CurveBelow | null | undefined;
  /** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better, which needs a baseline. */
  direction?: CurveDirection | null | undefined;
  /** What is compared with the target (the key of a measure). */
  measure?: string | null | undefined;
  /** LINEAR (default): straight lines between anchors. STEPPED: the payout of the last anchor reached. */
  mode?: CurveMode | null | undefined;
  /** An amount; payouts are then shares of it. */
  of?: string | null | undefined;
  /** The value at which attainment is 1. */
  target?: string | null | undefined;
  /** What holds the target, instead of `target` (the key of a measure). */
  targetMeasure?: string | null | undefined;
};

/** LINEAR (default): straight lines between anchors. STEPPED: the payout of the last anchor reached. */
export type CurveMode =
  /** Straight lines between anchors. */
  | 'LINEAR'
  /** The payout of the last anchor reached. */
  | 'STEPPED';

/** What `customerCreate` takes. */
export type CustomerCreateInput = {
  /** The customer's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as people know it. */
  name: string;
  /** Segment for reports, such as `enterprise` or an industry; unknown is a segment of its own. */
  segment?: string | null | undefined;
};

/** Narrows a list of Customer; fields beside each other must all hold. */
export type CustomerFilter = {
  /** All of these hold. */
  and?: Array<CustomerFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** Narrows by `name`. */
  name?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: CustomerFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<CustomerFilter> | null | undefined;
  /** Narrows by `segment`. */
  segment?: TextComparator | null | undefined;
};

/** One step of the order of a list of Customer; ties are broken by the next, last by the id. */
export type CustomerOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: CustomerOrderField;
};

/** What a list of Customer can be ordered by. */
export type CustomerOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** Compares with values of type Date; all given comparisons must hold. */
export type DateComparator = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** Greater than. */
  gt?: string | null | undefined;
  /** Greater than or equal to. */
  gte?: string | null | undefined;
  /** Less than. */
  lt?: string | null | undefined;
  /** Less than or equal to. */
  lte?: string | null | undefined;
};

/** Compares with values of type DateTime; all given comparisons must hold. */
export type DateTimeComparator = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** Greater than. */
  gt?: string | null | undefined;
  /** Greater than or equal to. */
  gte?: string | null | undefined;
  /** Less than. */
  lt?: string | null | undefined;
  /** Less than or equal to. */
  lte?: string | null | undefined;
};

/** What `depositCall` takes. */
export type DepositCallInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; the partner reads it. */
  reason: string;
};

/** What `depositFund` takes. */
export type DepositFundInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
};

/** What `depositRefund` takes. */
export type DepositRefundInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; the partner reads it. */
  reason: string;
};

/** One measure less others, such as resolved less reopened. */
export type DifferenceInput = {
  /** What is taken away; an absent one takes nothing away. */
  minus: Array<string>;
  /** What is counted; it must be measured (the key of a measure). */
  of: string;
};

/** One property by which quantities are told apart, such as a priority. */
export type DimensionInput = {
  /** Name of the property. */
  name: string;
  /** Its value. */
  value: string;
};

/** What `disputeOpen` takes. */
export type DisputeOpenInput = {
  /** The part of it that is said not to be due, in its currency; held until it is decided. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; both sides read it. */
  reason: string;
  /** The line. */
  statementLineId: string;
};

/** How a dispute ends. */
export type DisputeResolution =
  /** The disputed part is not due: it becomes expense taken back. */
  | 'ACCEPTED'
  /** Only `reduction` of it is not due; the rest goes back to the partner. */
  | 'PARTIAL'
  /** The line stands: all of it goes back to the partner. */
  | 'REJECTED'
  /** The side that opened it no longer says so: all of it goes back to the partner. */
  | 'WITHDRAWN';

/** What `disputeResolve` takes. */
export type DisputeResolveInput = {
  /** The dispute. */
  disputeId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; both sides read it. */
  reason: string;
  /** For PARTIAL, and only for it: what of the disputed part is not due. */
  reduction?: string | null | undefined;
  /** ACCEPTED, PARTIAL or REJECTED by the other side, WITHDRAWN by the one that opened it. */
  resolution: DisputeResolution;
};

/** What `disputeRespond` takes. */
export type DisputeRespondInput = {
  /** The dispute. */
  disputeId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** What the other side says to it. */
  response: string;
};

/** One of the two sides of a dispute. */
export type DisputeSide =
  /** The partner that is paid. */
  | 'PARTNER'
  /** The vendor. */
  | 'VENDOR';

/** Where a dispute stands. */
export type DisputeState =
  /** Nobody has answered yet; the disputed part is held. */
  | 'OPEN'
  /** The disputed part was not due. */
  | 'RESOLVED_ACCEPTED'
  /** A part of the disputed part was not due. */
  | 'RESOLVED_PARTIAL'
  /** The line stands. */
  | 'RESOLVED_REJECTED'
  /** The other side has answered and not decided yet; the disputed part is held. */
  | 'RESPONDED'
  /** The side that opened it no longer says so. */
  | 'WITHDRAWN';

/** An advance against later earnings. Several are recovered in plan order. */
export type DrawInput = {
  /** What the period pays at least. */
  amount: string;
  /** What is still to be recovered, for a recoverable draw (the key of a measure). */
  balanceMeasure?: string | null | undefined;
  /** Whether the advance is taken back from later earnings above the draw. Default true. */
  isRecoverable?: boolean | null | undefined;
  /** The part of the earnings above the draw that recovery may take. Default 1. */
  recoveryShare?: string | null | undefined;
};

/** Earlier charges that come back once performance has recovered. */
export type EarnBackInput = {
  /** The level from which charges come back. */
  atLeast: string;
  /** What was charged in earlier periods and not yet given back, an amount of money (the key of a measure). */
  chargedMeasure: string;
  /** What shows the recovery (the key of a measure). */
  measure: string;
  /** The part of it that comes back. Default 1. */
  share?: string | null | undefined;
};

/** The pay of components of the same plan and period. */
export type EarnedInput = {
  /** Components (or adjustments) that stand before what reads this. */
  components: Array<string>;
};

/** A pot that the earnings of a partner fill. */
export type EarnedPot =
  /** A share of what was earned, and what a guardrail holds. */
  | 'HOLDBACK'
  /** A fund that strong periods fill and weak ones draw on. */
  | 'RESERVE'
  /** Held back until the work is accepted. */
  | 'RETENTION'
  /** Held back while a warranty runs. */
  | 'WARRANTY';

/** What `earningsEstimate` takes. */
export type EarningsEstimateInput = {
  /** What is assumed beside the facts there are; none for the estimate as it stands. */
  additional: Array<AdditionalFactInput>;
  /** The partner. */
  partnerId: string;
  /** Label of the open period: `2026-03`, `2026-Q1` or `2026`, matched against each agreement. */
  period: string;
};

/** What `escrowFund` takes. */
export type EscrowFundInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** The day from which what is left goes back to the customer; the latest one counts. */
  expiresOn: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
};

/** What `escrowRefund` takes. */
export type EscrowRefundInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; the partner reads it. */
  reason: string;
};

/** What `escrowRelease` takes. */
export type EscrowReleaseInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The verified outcome it is released for, of the agreement's partner and customer and one that its signed terms pay that partner for, not one that only a gate or a figure reads or that a condition leaves out, its observation window being closed; its result is paid from the escrow once. */
  outcomeId: string;
};

/** One thing that is shown to prove a claim. */
export type EvidenceItemInput = {
  /** The content itself in base64, at most 1 MiB; it is kept under the SHA-256 of its bytes. */
  content: string;
  /** What it is, such as `text/plain`, `application/json` or `image/png`. */
  mediaType: string;
};

/** Narrows a list of ExchangeRate; fields beside each other must all hold. */
export type ExchangeRateFilter = {
  /** All of these hold. */
  and?: Array<ExchangeRateFilter> | null | undefined;
  /** Narrows by `base`. */
  base?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: ExchangeRateFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ExchangeRateFilter> | null | undefined;
  /** Narrows by `quote`. */
  quote?: TextComparator | null | undefined;
  /** Narrows by `source`. */
  source?: TextComparator | null | undefined;
  /** Narrows by `statedOn`. */
  statedOn?: DateComparator | null | undefined;
};

/** One rate of exchange as a source states it for one day. */
export type ExchangeRateInput = {
  /** The currency of which one unit is priced. */
  base: string;
  /** The currency in which it is priced; another one than `base`. */
  quote: string;
  /** What one unit of `base` is worth in `quote`, exactly as it was stated. */
  rate: string;
  /** Where to look it up, such as an address or the name of a file. */
  reference?: string | null | undefined;
  /** The day for which it was stated; not after tomorrow. */
  statedOn: string;
};

/** One step of the order of a list of ExchangeRate; ties are broken by the next, last by the id. */
export type ExchangeRateOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: ExchangeRateOrderField;
};

/** What a list of ExchangeRate can be ordered by. */
export type ExchangeRateOrderField =
  /** By recorded at. */
  | 'RECORDED_AT'
  /** By stated on. */
  | 'STATED_ON';

/** What `exchangeRatesRecord` takes. */
export type ExchangeRatesRecordInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Up to 1,000 rates, each pair and day once; one that cannot be used refuses the whole batch. */
  rates: Array<ExchangeRateInput>;
  /** Whose rates they are, such as ECB: the `rateSource` of plans. */
  source: string;
};

/** A condition on single facts; everything it says must be true. */
export type FactConditionInput = {
  /** The dimension that `is` and `isNot` look at. */
  dimension?: string | null | undefined;
  /** The fact has one of these values; a fact without the dimension has none. */
  is?: Array<string> | null | undefined;
  /** The fact has none of these values. */
  isNot?: Array<string> | null | undefined;
  /** The quantity of the single fact is at least this. */
  quantityAtLeast?: string | null | undefined;
  /** The quantity of the single fact is at most this. */
  quantityAtMost?: string | null | undefined;
};

/** A point of the exchange from score to factor. */
export type FactorAnchorInput = {
  /** The factor at this value. */
  factor: string;
  /** The value of the measure. */
  score: string;
};

/** A measure that multiplies pay: a quality ladder, a linear exchange, a ratio. */
export type FactorInput = {
  /** How a score becomes a factor; outside the anchors the nearest one counts. Left out: the value itself. */
  anchors?: Array<FactorAnchorInput> | null | undefined;
  /** The factor is at most this, such as 1 for what must not be paid twice. */
  maximum?: string | null | undefined;
  /** What is multiplied with; it must be measured (the key of a measure). */
  measure: string;
  /** The factor is at least this. */
  minimum?: string | null | undefined;
  /** LINEAR (default): straight lines between anchors. STEPPED: the factor of the last anchor reached. */
  mode?: FactorMode | null | undefined;
};

/** LINEAR (default): straight lines between anchors. STEPPED: the factor of the last anchor reached. */
export type FactorMode =
  /** Straight lines between anchors. */
  | 'LINEAR'
  /** The factor of the last anchor reached. */
  | 'STEPPED';

/** How the facts become one number. SUM (default): all together. COUNT: how many there are. AVERAGE: their mean. MINIMUM: the smallest. MAXIMUM: the largest. LAST: the latest. PERCENTILE: the one at the nearest rank of `percentile`. */
export type FactsOfAggregate =
  /** Their mean. */
  | 'AVERAGE'
  /** How many there are. */
  | 'COUNT'
  /** The latest. */
  | 'LAST'
  /** The largest. */
  | 'MAXIMUM'
  /** The smallest. */
  | 'MINIMUM'
  /** The one at the nearest rank of `percentile`. */
  | 'PERCENTILE'
  /** All together. */
  | 'SUM';

/** Facts become one number. */
export type FactsOfInput = {
  /** How the facts become one number. SUM (default): all together. COUNT: how many there are. AVERAGE: their mean. MINIMUM: the smallest. MAXIMUM: the largest. LAST: the latest. PERCENTILE: the one at the nearest rank of `percentile`. */
  aggregate?: FactsOfAggregate | null | undefined;
  /** The measure of the facts. Default: the key of this definition. */
  measure?: string | null | undefined;
  /** Which percentile, 0.95 being the 95th. */
  percentile?: string | null | undefined;
  /** Which facts count. PERIOD (default): those of the period. BEFORE: those in force before it. TO_DATE: both. */
  span?: FactsOfSpan | null | undefined;
  /** A single fact counts at most this much: outliers are cut. */
  truncateAbove?: string | null | undefined;
  /** A single fact counts at least this much. */
  truncateBelow?: string | null | undefined;
  /** Only facts that meet all of it count. */
  where?: Array<FactConditionInput> | null | undefined;
};

/** Which facts count. PERIOD (default): those of the period. BEFORE: those in force before it. TO_DATE: both. */
export type FactsOfSpan =
  /** Those in force before it. */
  | 'BEFORE'
  /** Those of the period. */
  | 'PERIOD'
  /** Both. */
  | 'TO_DATE';

/** A fixed amount per month, quarter or year: amount x units in force. */
export type FixedFeeInput = {
  /** What one month, quarter or year pays, in the plan currency. */
  amount: string;
  /** What the amount is for. MONTH: a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
  per: FixedFeePer;
  /** How a unit that is only partly in force is paid. DAYS (default): active days over the actual days of the unit. MONTHS: every started month counts in full. NONE: every unit that begins in the period, or in which the agreement begins, is paid in full. */
  proration?: FixedFeeProration | null | undefined;
};

/** What the amount is for. MONTH: a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
export type FixedFeePer =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar quarter. */
  | 'QUARTER'
  /** A calendar year. */
  | 'YEAR';

/** How a unit that is only partly in force is paid. DAYS (default): active days over the actual days of the unit. MONTHS: every started month counts in full. NONE: every unit that begins in the period, or in which the agreement begins, is paid in full. */
export type FixedFeeProration =
  /** Active days over the actual days of the unit. */
  | 'DAYS'
  /** Every started month counts in full. */
  | 'MONTHS'
  /** Every unit that begins in the period, or in which the agreement begins, is paid in full. */
  | 'NONE';

/** A range that a measure must be in for the component to pay. */
export type GateInput = {
  /** The lower end of the range, which belongs to it. */
  atLeast?: string | null | undefined;
  /** The upper end of the range, which belongs to it. */
  atMost?: string | null | undefined;
  /** What is checked; it must be measured (the key of a measure). */
  measure: string;
  /** What happens outside the range. NOTHING (default): nothing is paid. HOLD: all of it is held back. */
  otherwise?: GateOtherwise | null | undefined;
};

/** What happens outside the range. NOTHING (default): nothing is paid. HOLD: all of it is held back. */
export type GateOtherwise =
  /** All of it is held back. */
  | 'HOLD'
  /** Nothing is paid. */
  | 'NOTHING';

/** What `guaranteeCall` takes. */
export type GuaranteeCallInput = {
  /** The loss, in the currency of the bond; never more than is left of it. */
  amount: string;
  /** The bond. */
  guaranteeId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; the partner reads it. */
  reason: string;
};

/** A guarantee that a third party has to give for the partner. */
export type GuaranteeDemandInput = {
  /** What has to be covered at the least, in the currency that is paid out. */
  amount: string;
  /** Who stands in. BOND: somebody who pays what is called. CERTIFICATE: an insurer, whose certificate says what is covered. */
  kind: GuaranteeDemandKind;
};

/** Who stands in. BOND: somebody who pays what is called. CERTIFICATE: an insurer, whose certificate says what is covered. */
export type GuaranteeDemandKind =
  /** Somebody who pays what is called. */
  | 'BOND'
  /** An insurer, whose certificate says what is covered. */
  | 'CERTIFICATE';

/** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
export type GuaranteeDirection =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better. */
  | 'LOWER_IS_BETTER';

/** The partner owes the shortfall against a guaranteed result. */
export type GuaranteeInput = {
  /** The most that can be called, such as the amount of a bond. */
  bond?: string | null | undefined;
  /** What is left of the bond, instead of `bond` (the key of a measure). */
  bondMeasure?: string | null | undefined;
  /** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
  direction?: GuaranteeDirection | null | undefined;
  /** The guaranteed result. */
  guaranteed?: string | null | undefined;
  /** What holds the guaranteed result, instead of `guaranteed` (the key of a measure). */
  guaranteedMeasure?: string | null | undefined;
  /** The verified result; it must be measured, absence is refused (the key of a measure). */
  measure: string;
  /** What one unit of shortfall costs. Default 1, for a guarantee in money. */
  unit?: string | null | undefined;
};

/** What a third party has promised. */
export type GuaranteeKind =
  /** It pays what is called, up to the amount. */
  | 'BOND'
  /** It says what is covered, such as the certificate of an insurer; nothing is called of it. */
  | 'CERTIFICATE';

/** What became of a part of a bond. */
export type GuaranteeMove =
  /** Called: the partner owes it until its issuer pays. */
  | 'CALL'
  /** Paid by the issuer. */
  | 'SETTLE';

/** What `guaranteeRegister` takes. */
export type GuaranteeRegisterInput = {
  /** The agreement that it is for. */
  agreementId: string;
  /** What can be called; of a certificate, what it covers. */
  amount: string;
  /** Its currency; a bond has the agreement's, which is the one it is called in. */
  currency: string;
  /** The paper itself. */
  evidence?: Array<EvidenceItemInput> | null | undefined;
  /** The first day without cover; left out where it has no end. */
  expiresOn?: string | null | undefined;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Who stands in: a bank, an insurer. */
  issuer: string;
  /** What was promised. */
  kind: GuaranteeKind;
  /** The issuer's number of the paper; registered once per agreement and issuer. */
  reference: string;
  /** The first day of the cover. */
  startOn: string;
};

/** What `guaranteeSettle` takes. */
export type GuaranteeSettleInput = {
  /** What arrived, in the currency of the bond; never more than was called, nor than the partner still owes for these calls. */
  amount: string;
  /** The bond. */
  guaranteeId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
};

/** A measure that must not worsen while the component pays. */
export type GuardrailInput = {
  /** The lower end of the range, which belongs to it. */
  atLeast?: string | null | undefined;
  /** The upper end of the range, which belongs to it. */
  atMost?: string | null | undefined;
  /** What pay is multiplied by outside the range. Left out: all of it is held. */
  factor?: string | null | undefined;
  /** What is checked; it must be measured (the key of a measure). */
  measure: string;
};

/** What `holdbackForfeit` takes. */
export type HoldbackForfeitInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Whose pot; the agreement's partner where it is left out. */
  partnerId?: string | null | undefined;
  /** The pot. */
  pot: EarnedPot;
  /** Why; the partner reads it. */
  reason: string;
};

/** A share of each earning line that is kept back until its release. */
export type HoldbackInput = {
  /** The pot it goes into. HOLDBACK (default): until its release. RETENTION: until the work is accepted. WARRANTY: while a warranty runs. Each is released and forfeited by itself. */
  pot?: HoldbackPot | null | undefined;
  /** The progress that decides the step (the key of a measure). */
  progressMeasure?: string | null | undefined;
  /** When what was kept back is released. */
  release: HoldbackReleaseTermsInput;
  /** The part of each earning line that is kept back. Debits are never reduced by it. */
  share?: string | null | undefined;
  /** A share that changes with progress, such as 10 % up to 0.5 and 5 % after; instead of `share`. */
  steps?: Array<HoldbackStepInput> | null | undefined;
};

/** The pot it goes into. HOLDBACK (default): until its release. RETENTION: until the work is accepted. WARRANTY: while a warranty runs. Each is released and forfeited by itself. */
export type HoldbackPot =
  /** Until its release. */
  | 'HOLDBACK'
  /** Until the work is accepted. */
  | 'RETENTION'
  /** While a warranty runs. */
  | 'WARRANTY';

/** What `holdbackRelease` takes. */
export type HoldbackReleaseInput = {
  /** The agreement. */
  agreementId: string;
  /** How much, in the agreement's currency; what is taken from a pot is never more than it holds. */
  amount: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Whose pot; the agreement's partner where it is left out. */
  partnerId?: string | null | undefined;
  /** The pot. */
  pot: EarnedPot;
  /** Why; the partner reads it. */
  reason?: string | null | undefined;
};

/** When what was kept back is released. */
export type HoldbackReleaseTermsInput = {
  /** The date of release, for DATE. */
  date?: string | null | undefined;
  /** The milestone whose acceptance releases it, for MILESTONE. */
  milestone?: string | null | undefined;
  /** What releases the holdback. REVIEW: a decision of the vendor. DATE: the day that `date` names. MILESTONE: the acceptance of the milestone that `milestone` names. */
  on: HoldbackReleaseTermsOn;
};

/** What releases the holdback. REVIEW: a decision of the vendor. DATE: the day that `date` names. MILESTONE: the acceptance of the milestone that `milestone` names. */
export type HoldbackReleaseTermsOn =
  /** The day that `date` names. */
  | 'DATE'
  /** The acceptance of the milestone that `milestone` names. */
  | 'MILESTONE'
  /** A decision of the vendor. */
  | 'REVIEW';

/** A step of a schedule of retention. */
export type HoldbackStepInput = {
  /** The share kept back at this progress. */
  share: string;
  /** The inclusive progress up to which this share is kept back; left out on the last step. */
  upTo?: string | null | undefined;
};

/** Compares with values of type Id; all given comparisons must hold. */
export type IdComparator = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. */
  in?: Array<string> | null | undefined;
};

/** How the measurements of a period become one quantity. */
export type KpiAggregation =
  /** The latest one counts. */
  | 'LAST'
  /** Their mean is taken. */
  | 'MEAN'
  /** They are added. */
  | 'SUM';

/** What `kpiCreate` takes. */
export type KpiCreateInput = {
  /** How measurements become one quantity; SUM unless told. */
  aggregation?: KpiAggregation | null | undefined;
  /** What is measured, and how; may be left out. */
  description?: string | null | undefined;
  /** Which way is better; HIGHER_IS_BETTER unless told. */
  direction?: KpiDirection | null | undefined;
  /** The name of the measure in plans, facts and files; unique per vendor. */
  key: string;
  /** What it counts. */
  metricClass: MetricClass;
  /** Name as people know it. */
  name: string;
  /** The unit of every measurement, such as `credit`, `minute` or a currency code. */
  unit: string;
};

/** Which way of a KPI is better. */
export type KpiDirection =
  /** More is better, such as resolved incidents. */
  | 'HIGHER_IS_BETTER'
  /** Less is better, such as minutes of downtime. */
  | 'LOWER_IS_BETTER';

/** Narrows a list of Kpi; fields beside each other must all hold. */
export type KpiFilter = {
  /** All of these hold. */
  and?: Array<KpiFilter> | null | undefined;
  /** Narrows by `key`. */
  key?: TextComparator | null | undefined;
  /** Narrows by `metricClass`. */
  metricClass?: MetricClassComparator | null | undefined;
  /** This does not hold. */
  not?: KpiFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<KpiFilter> | null | undefined;
};

/** One step of the order of a list of Kpi; ties are broken by the next, last by the id. */
export type KpiOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: KpiOrderField;
};

/** What a list of Kpi can be ordered by. */
export type KpiOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By key. */
  | 'KEY';

/** The smallest of measures, such as the undisputed of two claims. */
export type LeastInput = {
  /** The measures. */
  of: Array<string>;
};

/** Narrows a list of LedgerAccount; fields beside each other must all hold. */
export type LedgerAccountFilter = {
  /** Narrows by `agreementId`. */
  agreementId?: IdComparator | null | undefined;
  /** All of these hold. */
  and?: Array<LedgerAccountFilter> | null | undefined;
  /** Narrows by `currency`. */
  currency?: TextComparator | null | undefined;
  /** Narrows by `kind`. */
  kind?: LedgerAccountKindComparator | null | undefined;
  /** This does not hold. */
  not?: LedgerAccountFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<LedgerAccountFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
};

/** Where an amount stands between being earned and being paid. */
export type LedgerAccountKind =
  /** Money of a customer that waits for an outcome; outside of what the partner has earned. */
  | 'CUSTOMER_ESCROW'
  /** The world outside: money that customers or partners pay in. */
  | 'EXTERNAL'
  /** Earned, on a statement that is still open. */
  | 'PARTNER_ACCRUED'
  /** Advanced by a recoverable draw; taken back by the terms from strong periods, by nothing else. */
  | 'PARTNER_ADVANCE'
  /** Deposited by the partner. */
  | 'PARTNER_DEPOSIT'
  /** Somebody disputes this part. */
  | 'PARTNER_DISPUTED'
  /** Earned and held back until its release. */
  | 'PARTNER_HELD'
  /** Paid and confirmed. */
  | 'PARTNER_PAID'
  /** On a locked statement: to be paid. */
  | 'PARTNER_PAYABLE'
  /** What the partner owes; recovered from what becomes payable later. */
  | 'PARTNER_RECEIVABLE'
  /** Set aside in strong periods for weak ones. */
  | 'PARTNER_RESERVE'
  /** Held back until the work is accepted. */
  | 'PARTNER_RETENTION'
  /** Held back while a warranty runs. */
  | 'PARTNER_WARRANTY'
  /** In a payout that is under way. */
  | 'PAYOUT_CLEARING'
  /** What the vendor spends on partners; its balance is everything earned so far, less what came back. */
  | 'VENDOR_EXPENSE'
  /** What one agreement of a partner pays against what it owes under another; every set-off leaves it at zero. */
  | 'VENDOR_SETOFF';

/** Compares with values of type LedgerAccountKind; all given comparisons must hold. */
export type LedgerAccountKindComparator = {
  /** Equal to. */
  eq?: LedgerAccountKind | null | undefined;
  /** One of. */
  in?: Array<LedgerAccountKind> | null | undefined;
};

/** One step of the order of a list of LedgerAccount; ties are broken by the next, last by the id. */
export type LedgerAccountOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: LedgerAccountOrderField;
};

/** What a list of LedgerAccount can be ordered by. */
export type LedgerAccountOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By kind. */
  | 'KIND';

/** Narrows a list of LedgerTransfer; fields beside each other must all hold. */
export type LedgerTransferFilter = {
  /** Narrows by `agreementId`. */
  agreementId?: IdComparator | null | undefined;
  /** All of these hold. */
  and?: Array<LedgerTransferFilter> | null | undefined;
  /** Narrows by `bookedAt`. */
  bookedAt?: DateTimeComparator | null | undefined;
  /** Narrows by `creditAccountId`. */
  creditAccountId?: IdComparator | null | undefined;
  /** Narrows by `debitAccountId`. */
  debitAccountId?: IdComparator | null | undefined;
  /** This does not hold. */
  not?: LedgerTransferFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<LedgerTransferFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
  /** Narrows by `period`. */
  period?: TextComparator | null | undefined;
  /** Narrows by `reasonKind`. */
  reasonKind?: TextComparator | null | undefined;
};

/** One step of the order of a list of LedgerTransfer; ties are broken by the next, last by the id. */
export type LedgerTransferOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: LedgerTransferOrderField;
};

/** What a list of LedgerTransfer can be ordered by. */
export type LedgerTransferOrderField =
  /** By booked at. */
  | 'BOOKED_AT';

/** What a live event tells. */
export type LiveEventKind =
  /** The subject changed; the event carries it as you may see it now. */
  | 'CHANGED'
  /** What came after your cursor is no longer kept: read everything again, then go on from this cursor. */
  | 'RESYNC';

/** A rate of exchange that both parties locked. */
export type LockedRateInput = {
  /** The other currency. */
  currency: string;
  /** The day on which both parties locked the rate. */
  lockedOn: string;
  /** What one unit of the other currency is worth in the plan currency. */
  rate: string;
};

/** What no fact at all means; by default as the component says. ZERO: the measure is zero. REFUSE: the plan cannot be computed. */
export type MeasureAbsent =
  /** The plan cannot be computed. */
  | 'REFUSE'
  /** The measure is zero. */
  | 'ZERO';

/** What it measures. USAGE: use, and pay on it is flagged. OUTPUT: a deliverable. OUTCOME: a result. */
export type MeasureClass =
  /** A result. */
  | 'OUTCOME'
  /** A deliverable. */
  | 'OUTPUT'
  /** Use, and pay on it is flagged. */
  | 'USAGE';

/** A condition on the facts of one measure. */
export type MeasureConditionInput = {
  /** The dimension that `is` and `isNot` look at. */
  dimension?: string | null | undefined;
  /** The fact has one of these values; a fact without the dimension has none. */
  is?: Array<string> | null | undefined;
  /** The fact has none of these values. */
  isNot?: Array<string> | null | undefined;
  /** The measure whose facts must meet the condition (the key of a measure). */
  measure: string;
  /** The quantity of the single fact is at least this. */
  quantityAtLeast?: string | null | undefined;
  /** The quantity of the single fact is at most this. */
  quantityAtMost?: string | null | undefined;
};

/** A number that the plan reads, and how it comes about. */
export type MeasureInput = {
  /** What no fact at all means; by default as the component says. ZERO: the measure is zero. REFUSE: the plan cannot be computed. */
  absent?: MeasureAbsent | null | undefined;
  /** Baseline x volume / reference volume + adjustments. */
  adjustedBaseline?: AdjustedBaselineInput | null | undefined;
  /** How far a measure is on its way to a target. */
  attainment?: MeasuredAttainmentInput | null | undefined;
  /** (Total - (downtime - excluded)) / total. */
  availability?: AvailabilityInput | null | undefined;
  /** What it measures. USAGE: use, and pay on it is flagged. OUTPUT: a deliverable. OUTCOME: a result. */
  class?: MeasureClass | null | undefined;
  /** One measure less others, such as resolved less reopened. */
  difference?: DifferenceInput | null | undefined;
  /** The pay of components of the same plan and period. */
  earned?: EarnedInput | null | undefined;
  /** Facts become one number. */
  facts?: FactsOfInput | null | undefined;
  /** The name of the measure; components refer to it. */
  key: string;
  /** What it says, in words for the partner. */
  label?: string | null | undefined;
  /** The smallest of measures, such as the undisputed of two claims. */
  least?: LeastInput | null | undefined;
  /** How it is measured and by whom: the source of record. */
  mechanism?: string | null | undefined;
  /** The product of measures. */
  product?: ProductInput | null | undefined;
  /** One measure over another, such as resolved over opened. */
  ratio?: RatioInput | null | undefined;
  /** The weighted mean of several scores. */
  scorecard?: ScorecardInput | null | undefined;
  /** What makes the measure specific, attainable, relevant and time-bound. */
  smart?: SmartInput | null | undefined;
  /** The unit of its facts; facts of another unit are refused. */
  unit?: string | null | undefined;
  /** The days between an occurrence and its verification. */
  verificationLagDays?: number | null | undefined;
};

/** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better, which needs a baseline. */
export type MeasuredAttainmentDirection =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better, which needs a baseline. */
  | 'LOWER_IS_BETTER';

/** How far a measure is on its way to a target. */
export type MeasuredAttainmentInput = {
  /** The value at which attainment is 0; attainment is then (actual - baseline) / (target - baseline). */
  baseline?: string | null | undefined;
  /** What holds the baseline, instead of `baseline` (the key of a measure). */
  baselineMeasure?: string | null | undefined;
  /** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better, which needs a baseline. */
  direction?: MeasuredAttainmentDirection | null | undefined;
  /** The actual value (the key of a measure). */
  measure: string;
  /** The value at which attainment is 1. */
  target?: string | null | undefined;
  /** What holds the target, instead of `target` (the key of a measure). */
  targetMeasure?: string | null | undefined;
};

/** One measurement as a source reports it. */
export type MeasurementInput = {
  /** When it was measured; not in the future. */
  at: string;
  /** The customer it is about, by its external reference; needed where the KPI claims outcomes. */
  customerReference?: string | null | undefined;
  /** Properties for weights and segments. */
  dimensions?: Array<DimensionInput> | null | undefined;
  /** What was measured, such as a ticket number; `key` where it is left out. Another report about the same thing, under a new key, corrects it; a correction to 0 withdraws it. */
  externalReference?: string | null | undefined;
  /** The source's key of this report: under it the measurement is recorded once, for ever. */
  key: string;
  /** The KPI that was measured. */
  kpiKey: string;
  /** The partner it is about, by its external reference; needed where the KPI claims outcomes. */
  partnerReference?: string | null | undefined;
  /** How much; not negative where the KPI claims outcomes. */
  quantity: string;
  /** The unit, which must be the KPI's. */
  unit: string;
};

/** What `measurementsIngest` takes. */
export type MeasurementsIngestInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Up to 1,000 measurements; one that cannot be used is named in `rejected` and leaves the others in peace. */
  measurements: Array<MeasurementInput>;
  /** Where the measurements come from; a partner or customer sends from its own sources only. */
  sourceId: string;
};

/** What `memberAccept` takes. */
export type MemberAcceptInput = {
  /** Your name, as the others of your vendor see it. */
  displayName: string;
  /** Where to reach you. */
  email?: string | null | undefined;
  /** The code of the invitation, as it was handed over. */
  invitationCode: string;
};

/** What `memberInvite` takes. */
export type MemberInviteInput = {
  /** The customer to act for; required by the customer role. */
  customerId?: string | null | undefined;
  /** The partner to act for; required by the partner roles. */
  partnerId?: string | null | undefined;
  /** The role of the membership. */
  role: MemberRole;
  /** Only for the operator, who has no vendor of its own: where to invite. */
  vendorId?: string | null | undefined;
};

/** What `memberRevoke` takes. */
export type MemberRevokeInput = {
  /** The membership. */
  membershipId: string;
  /** Why; kept in the audit trail. */
  reason: string;
};

/** What a membership lets its holder be. */
export type MemberRole =
  /** Runs the vendor: everything its other roles may do. */
  | 'ADMIN'
  /** Reads everything of the vendor, changes nothing. */
  | 'AUDITOR'
  /** Confirms outcomes for a customer. */
  | 'CUSTOMER_APPROVER'
  /** Closes periods and pays. */
  | 'FINANCE'
  /** Sets targets and agreements, looks after partners. */
  | 'MANAGER'
  /** Acts for a partner: signs, claims, verifies what others claim. */
  | 'PARTNER_ADMIN'
  /** Reads a partner's own figures. */
  | 'PARTNER_VIEWER'
  /** Confirms or rejects outcomes for the vendor. */
  | 'VERIFIER';

/** Where a membership stands. */
export type MembershipStatus =
  /** Accepted: its holder may wear the hat. */
  | 'ACTIVE'
  /** Offered; whoever holds the code may accept it. */
  | 'INVITED'
  /** Ended; no token that names it is taken any more. */
  | 'REVOKED';

/** What a KPI counts. */
export type MetricClass =
  /** That a state was reached, such as incidents resolved. */
  | 'OUTCOME'
  /** That something was delivered, such as trainings held. */
  | 'OUTPUT'
  /** That something was used, such as API calls. */
  | 'USAGE';

/** Compares with values of type MetricClass; all given comparisons must hold. */
export type MetricClassComparator = {
  /** Equal to. */
  eq?: MetricClass | null | undefined;
  /** One of. */
  in?: Array<MetricClass> | null | undefined;
};

/** A step of the work whose acceptance pays a part of the price. */
export type MilestoneInput = {
  /** The day on which it is due; a later acceptance pays and is marked. */
  dueOn?: string | null | undefined;
  /** The name of the milestone; acceptances refer to it, and its line carries it as segment. */
  key: string;
  /** What is accepted, in words. */
  label?: string | null | undefined;
  /** The part of the price that acceptance pays; all parts sum to exactly 1, and what they pay, in whole minor units, to the price. */
  share: string;
};

/** A price in parts, each paid once on acceptance. */
export type MilestonesInput = {
  /** One fact per acceptance (the key of a measure). */
  acceptedMeasure: string;
  /** The dimension of that fact that names the milestone. */
  milestoneBy?: string | null | undefined;
  /** The milestones in their order. */
  milestones: Array<MilestoneInput>;
  /** When a milestone may be accepted. ANY (default): at any time. IN_ORDER: only after all before it. */
  order?: MilestonesOrder | null | undefined;
  /** The whole price. */
  price: string;
};

/** When a milestone may be accepted. ANY (default): at any time. IN_ORDER: only after all before it. */
export type MilestonesOrder =
  /** At any time. */
  | 'ANY'
  /** Only after all before it. */
  | 'IN_ORDER';

/** Which way a list is ordered. */
export type OrderDirection =
  /** Smallest, earliest first. */
  | 'ASC'
  /** Largest, latest first. */
  | 'DESC';

/** On whose behalf something was done. */
export type Organisation =
  /** The customer for whom it was achieved. */
  | 'CUSTOMER'
  /** The partner that is paid. */
  | 'PARTNER'
  /** The source of record, by its measurement. */
  | 'SOURCE'
  /** The vendor, or its machinery. */
  | 'VENDOR';

/** What `outcomeClaim` takes. */
export type OutcomeClaimInput = {
  /** The customer for whom it was achieved. */
  customerId: string;
  /** What was achieved. */
  definitionId: string;
  /** Properties for weights and segments. */
  dimensions?: Array<DimensionInput> | null | undefined;
  /** What proves it; required from a partner. */
  evidence?: Array<EvidenceItemInput> | null | undefined;
  /** Your name of the result, such as a ticket number; claimed once per definition. */
  externalReference: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** When it was achieved. */
  occurredAt: string;
  /** The partner that achieved it; a partner claims for itself only. */
  partnerId: string;
  /** How much, in the definition's unit. */
  quantity: string;
};

/** What `outcomeDefinitionCreate` takes. */
export type OutcomeDefinitionCreateInput = {
  /** The state that counts as achieved; may be left out. */
  description?: string | null | undefined;
  /** Whether a measurement of the KPI claims an outcome by itself; no unless told, required by AUTOMATIC. */
  isClaimedByRule?: boolean | null | undefined;
  /** The name of the outcome in plans, facts and files; unique per vendor. */
  key: string;
  /** The KPI whose measurements show it; it gives the unit, too. */
  kpiId: string;
  /** Name as people know it. */
  name: string;
  /** The source of record; required by AUTOMATIC. */
  sourceId?: string | null | undefined;
  /** Who has to confirm it. */
  verifierPolicy: VerifierPolicy;
  /** Days after the occurrence until it counts for pay, 0 unless told: it is paid in the period in which they end. */
  windowDays?: number | null | undefined;
};

/** Narrows a list of OutcomeDefinition; fields beside each other must all hold. */
export type OutcomeDefinitionFilter = {
  /** All of these hold. */
  and?: Array<OutcomeDefinitionFilter> | null | undefined;
  /** Narrows by `key`. */
  key?: TextComparator | null | undefined;
  /** Narrows by `kpiId`. */
  kpiId?: IdComparator | null | undefined;
  /** This does not hold. */
  not?: OutcomeDefinitionFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OutcomeDefinitionFilter> | null | undefined;
  /** Narrows by `verifierPolicy`. */
  verifierPolicy?: VerifierPolicyComparator | null | undefined;
};

/** One step of the order of a list of OutcomeDefinition; ties are broken by the next, last by the id. */
export type OutcomeDefinitionOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: OutcomeDefinitionOrderField;
};

/** What a list of OutcomeDefinition can be ordered by. */
export type OutcomeDefinitionOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By key. */
  | 'KEY';

/** What happened to an outcome. */
export type OutcomeEventType =
  /** Somebody, or a rule, said that it was achieved. */
  | 'CLAIMED'
  /** It was turned down. */
  | 'REJECTED'
  /** A verification was taken back to be looked at again. */
  | 'REOPENED'
  /** It was voided; with the reason `superseded` by a correction. */
  | 'REVERSED'
  /** An organisation confirmed it; under the policy DUAL two such events are needed. */
  | 'VERIFIED';

/** Narrows a list of Outcome; fields beside each other must all hold. */
export type OutcomeFilter = {
  /** All of these hold. */
  and?: Array<OutcomeFilter> | null | undefined;
  /** Narrows by `customerId`. */
  customerId?: IdComparator | null | undefined;
  /** Narrows by `definitionId`. */
  definitionId?: IdComparator | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** Narrows by `maturesAt`. */
  maturesAt?: DateTimeComparator | null | undefined;
  /** This does not hold. */
  not?: OutcomeFilter | null | undefined;
  /** Narrows by `occurredAt`. */
  occurredAt?: DateTimeComparator | null | undefined;
  /** At least one of these holds. */
  or?: Array<OutcomeFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
  /** Narrows by `state`. */
  state?: OutcomeStateComparator | null | undefined;
  /** Narrows by `verifierPolicy`. */
  verifierPolicy?: VerifierPolicyComparator | null | undefined;
};

/** One step of the order of a list of Outcome; ties are broken by the next, last by the id. */
export type OutcomeOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: OutcomeOrderField;
};

/** What a list of Outcome can be ordered by. */
export type OutcomeOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By matures at. */
  | 'MATURES_AT'
  /** By occurred at. */
  | 'OCCURRED_AT';

/** What `outcomeReject` takes. */
export type OutcomeRejectInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The outcome to turn down. */
  outcomeId: string;
  /** Why; it stays with the outcome and in the audit trail. */
  reason: string;
};

/** What `outcomeReopen` takes. */
export type OutcomeReopenInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The outcome to look at again. */
  outcomeId: string;
  /** Why; it stays with the outcome and in the audit trail. */
  reason: string;
};

/** What `outcomeReverse` takes. */
export type OutcomeReverseInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The outcome to void. */
  outcomeId: string;
  /** Why; it stays with the outcome and in the audit trail. */
  reason: string;
};

/** Where an outcome stands. */
export type OutcomeState =
  /** Said to be achieved; not paid before it is verified. */
  | 'CLAIMED'
  /** Turned down. */
  | 'REJECTED'
  /** Being looked at again; not paid meanwhile. */
  | 'REOPENED'
  /** Voided; what was paid for it is taken back. */
  | 'REVERSED'
  /** Confirmed as its policy demands; paid once its window is closed. */
  | 'VERIFIED';

/** Compares with values of type OutcomeState; all given comparisons must hold. */
export type OutcomeStateComparator = {
  /** Equal to. */
  eq?: OutcomeState | null | undefined;
  /** One of. */
  in?: Array<OutcomeState> | null | undefined;
};

/** What `outcomeTargetCreate` takes. */
export type OutcomeTargetCreateInput = {
  /** For whom; outcomes of all customers count where it is left out. */
  customerId?: string | null | undefined;
  /** Which outcomes count. */
  definitionId: string;
  /** The first day that no longer counts. */
  endOn: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Name as people know it. */
  name: string;
  /** Who should achieve it. */
  partnerId: string;
  /** The quantity to be verified, in the definition's unit. */
  quantity: string;
  /** The first day that counts. */
  startOn: string;
  /** The time zone in which the days begin, such as `Europe/Berlin`. */
  timeZone: string;
};

/** Narrows a list of OutcomeTarget; fields beside each other must all hold. */
export type OutcomeTargetFilter = {
  /** All of these hold. */
  and?: Array<OutcomeTargetFilter> | null | undefined;
  /** Narrows by `customerId`. */
  customerId?: IdComparator | null | undefined;
  /** Narrows by `definitionId`. */
  definitionId?: IdComparator | null | undefined;
  /** Narrows by `endOn`. */
  endOn?: DateComparator | null | undefined;
  /** This does not hold. */
  not?: OutcomeTargetFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OutcomeTargetFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
  /** Narrows by `startOn`. */
  startOn?: DateComparator | null | undefined;
  /** Narrows by `status`. */
  status?: TargetStatusComparator | null | undefined;
};

/** One step of the order of a list of OutcomeTarget; ties are broken by the next, last by the id. */
export type OutcomeTargetOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: OutcomeTargetOrderField;
};

/** What a list of OutcomeTarget can be ordered by. */
export type OutcomeTargetOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By start on. */
  | 'START_ON';

/** What `outcomeTargetUpdate` takes. */
export type OutcomeTargetUpdateInput = {
  /** A new first day that no longer counts; left out, it stays. */
  endOn?: string | null | undefined;
  /** The version that you read; another one means that somebody was faster. */
  expectedVersion: number;
  /** A new name; left out, it stays. */
  name?: string | null | undefined;
  /** The target. */
  outcomeTargetId: string;
  /** A new quantity; left out, it stays. */
  quantity?: string | null | undefined;
  /** A new first day; left out, it stays. */
  startOn?: string | null | undefined;
  /** Whether it is still pursued; left out, it stays. */
  status?: TargetStatus | null | undefined;
};

/** What `outcomeVerify` takes. */
export type OutcomeVerifyInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The outcome to confirm. */
  outcomeId: string;
};

/** The organisation that owns a source of measurements. */
export type OwnerKind =
  /** A system of a customer. */
  | 'CUSTOMER'
  /** A system of a partner: what it reports never verifies the pay of that partner. */
  | 'PARTNER'
  /** The vendor's own system. */
  | 'VENDOR';

/** Compares with values of type OwnerKind; all given comparisons must hold. */
export type OwnerKindComparator = {
  /** Equal to. */
  eq?: OwnerKind | null | undefined;
  /** One of. */
  in?: Array<OwnerKind> | null | undefined;
};

/** Narrows a list of ParkedSettlement; fields beside each other must all hold. */
export type ParkedSettlementFilter = {
  /** Narrows by `agreementId`. */
  agreementId?: IdComparator | null | undefined;
  /** All of these hold. */
  and?: Array<ParkedSettlementFilter> | null | undefined;
  /** This does not hold. */
  not?: ParkedSettlementFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ParkedSettlementFilter> | null | undefined;
};

/** What `partnerAdvance` takes. */
export type PartnerAdvanceInput = {
  /** The partner. */
  partnerId: string;
  /** The stage it has reached. */
  stage: PartnerStage;
};

/** What `partnerCreate` takes. */
export type PartnerCreateInput = {
  /** The partner's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as people know it. */
  name: string;
  /** Register number of the legal organisation, such as `DE HRB 12345`; two vendors that give the same number pay the same party. */
  registration?: string | null | undefined;
};

/** Narrows a list of Partner; fields beside each other must all hold. */
export type PartnerFilter = {
  /** All of these hold. */
  and?: Array<PartnerFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** Narrows by `name`. */
  name?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: PartnerFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PartnerFilter> | null | undefined;
  /** Narrows by `stage`. */
  stage?: PartnerStageComparator | null | undefined;
};

/** One step of the order of a list of Partner; ties are broken by the next, last by the id. */
export type PartnerOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: PartnerOrderField;
};

/** What a list of Partner can be ordered by. */
export type PartnerOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** Where a partner stands in the lifecycle of the ecosystem. */
export type PartnerStage =
  /** Growing. */
  | 'ACCELERATE'
  /** Being trained and equipped. */
  | 'ENABLE'
  /** Paid for results. */
  | 'INCENTIVIZE'
  /** Marketing together. */
  | 'MARKET'
  /** Being set up. */
  | 'ONBOARD'
  /** Being won. */
  | 'RECRUIT'
  /** Selling together. */
  | 'SELL'
  /** Considered in the strategy. */
  | 'STRATEGIZE';

/** Compares with values of type PartnerStage; all given comparisons must hold. */
export type PartnerStageComparator = {
  /** Equal to. */
  eq?: PartnerStage | null | undefined;
  /** One of. */
  in?: Array<PartnerStage> | null | undefined;
};

/** Lines are converted, before they are rounded, and paid in this currency. */
export type PayInInput = {
  /** The currency that is paid out. */
  currency: string;
  /** The day on which both parties locked the rate. */
  lockedOn: string;
  /** What one unit of the plan currency is worth in the currency paid out. */
  rate: string;
};

/** The partner behind one payee key of a plan. */
export type PayeeInput = {
  /** The partner who is paid under that key. */
  partnerId: string;
  /** The payee key, as the plan names it. */
  payee: string;
};

/** The part that one payee gets. */
export type PayeeShareInput = {
  /** Who is paid this part. */
  payee: string;
  /** The part. */
  share: string;
};

/** How the component pays: exactly one kind. */
export type PaymentKindInput =
  {   /** An amount divided in proportion to keys or scores. */
  allocation: AllocationInput; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never;   /** Pay for what goes beyond a target: max(0, actual - target) x unit. */
  bonus: BonusInput; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never;   /** One price for everything that a defined case needs. */
  bundle: BundleInput; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never;   /** A fixed amount per enrolled unit and month, whatever is used. */
  capitation: CapitationInput; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never;   /** A promised quantity at a price, topped up when missed. */
  commitment: CommitmentInput; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never;   /** A payout that follows attainment through declared anchors. */
  curve: CurveInput; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never;   /** A fixed amount per month, quarter or year: amount x units in force. */
  fixedFee: FixedFeeInput; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never;   /** The partner owes the shortfall against a guaranteed result. */
  guarantee: GuaranteeInput; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never;   /** A price in parts, each paid once on acceptance. */
  milestone: MilestonesInput; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never;   /** A charge for a shortfall, or the recovery of pay: always a debit. */
  penalty: PenaltyInput; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never;   /** A share of a value, by tier or by transaction where wanted. */
  percentage: PercentageInput; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never;   /** Quantity x unit price, the quantity weighted by class where weights are given. */
  rate: RateInput; serviceCredit?: never; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never;   /** A reduction of the fee for missed service levels: always a debit. */
  serviceCredit: ServiceCreditInput; sharedSavings?: never; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never;   /** A share of savings against a baseline, and where agreed of losses. */
  sharedSavings: SharedSavingsInput; sustained?: never; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never;   /** A price that vests in equal parts for as long as a state holds. */
  sustained: SustainedInput; tieredRate?: never; }
  |  { allocation?: never; bonus?: never; bundle?: never; capitation?: never; commitment?: never; curve?: never; fixedFee?: never; guarantee?: never; milestone?: never; penalty?: never; percentage?: never; rate?: never; serviceCredit?: never; sharedSavings?: never; sustained?: never;   /** A unit price that depends on the quantity. */
  tieredRate: TieredRateInput; };

/** What `payoutBatchApprove` takes. */
export type PayoutBatchApproveInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The batch. */
  payoutBatchId: string;
};

/** What `payoutBatchCancel` takes. */
export type PayoutBatchCancelInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The batch. */
  payoutBatchId: string;
  /** Why; the partners read it on their payouts. */
  reason: string;
};

/** What `payoutBatchCreate` takes. */
export type PayoutBatchCreateInput = {
  /** How many partners at most, 1 to 1000; 1000 where it is left out. */
  countMax?: number | null | undefined;
  /** The currency that is paid. */
  currency: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
};

/** Where a batch of payouts stands. */
export type PayoutBatchState =
  /** Turned down, or nothing of it was payable any more. */
  | 'CANCELED'
  /** Every payout of it has arrived, failed or was canceled. */
  | 'COMPLETED'
  /** Waits for the approval of a second person; nothing is booked yet. */
  | 'PENDING'
  /** Approved: its payouts are under way. */
  | 'PROCESSING';

/** What `payoutConfirm` takes. */
export type PayoutConfirmInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The payout. */
  payoutId: string;
  /** What the bank calls the payment. */
  reference?: string | null | undefined;
};

/** What `payoutFail` takes. */
export type PayoutFailInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The payout. */
  payoutId: string;
  /** Why; the partner reads it on the payout. */
  reason: string;
};

/** What paying out costs the payee. */
export type PayoutFeeInput = {
  /** The sum up to which no fee is taken. */
  allowance?: string | null | undefined;
  /** A fixed fee. */
  fixed?: string | null | undefined;
  /** The most fee. */
  maximum?: string | null | undefined;
  /** The least fee. */
  minimum?: string | null | undefined;
  /** The share of what lies above the allowance. */
  share?: string | null | undefined;
};

/** Where a payout stands. */
export type PayoutState =
  /** It was never under way. */
  | 'CANCELED'
  /** It has arrived. */
  | 'COMPLETED'
  /** It has not arrived: what it was to pay is payable again. */
  | 'FAILED'
  /** Gathered; its batch waits for the approval of a second person, and nothing is booked yet. */
  | 'PENDING'
  /** Approved and under way. */
  | 'PROCESSING';

/** A charge for a shortfall in a band. */
export type PenaltyBandInput = {
  /** What a shortfall in this band costs, as an amount. */
  amount?: string | null | undefined;
  /** What a shortfall in this band costs, as a share of the fee. */
  feeShare?: string | null | undefined;
  /** The inclusive upper end of the shortfall; left out on the last band. */
  upTo?: string | null | undefined;
};

/** A charge for a shortfall, or the recovery of pay: always a debit. */
export type PenaltyInput = {
  /** The recovery of pay for results that did not last. */
  clawback?: ClawbackInput | null | undefined;
  /** Earlier charges that come back once performance has recovered. */
  earnBack?: EarnBackInput | null | undefined;
  /** The fee that shares and caps refer to. */
  fee?: string | null | undefined;
  /** What holds the fee, such as an `earned` measure, instead of `fee` (the key of a measure). */
  feeMeasure?: string | null | undefined;
  /** The most that is charged, as an amount. */
  maximumAmount?: string | null | undefined;
  /** The most that is charged, as a share of the fee. */
  maximumShare?: string | null | undefined;
  /** A charge for missing a target. */
  shortfall?: ShortfallInput | null | undefined;
};

/** How a part of a point counts. EXACT (default): as the part it is. STARTED: as a whole point. COMPLETED: not at all. */
export type PenaltyPointsCounting =
  /** Not at all. */
  | 'COMPLETED'
  /** As the part it is. */
  | 'EXACT'
  /** As a whole point. */
  | 'STARTED';

/** A charge per point of shortfall. */
export type PenaltyPointsInput = {
  /** What one point costs, as an amount. */
  amount?: string | null | undefined;
  /** How a part of a point counts. EXACT (default): as the part it is. STARTED: as a whole point. COMPLETED: not at all. */
  counting?: PenaltyPointsCounting | null | undefined;
  /** What one point costs, as a share of the fee. */
  feeShare?: string | null | undefined;
  /** How much shortfall makes one point. */
  size: string;
};

/** What each single transaction pays. */
export type PerTransactionInput = {
  /** What each transaction pays beside the share. */
  fixed?: string | null | undefined;
  /** How many transactions of the period pay nothing, the earliest first. */
  freeCount?: number | null | undefined;
  /** The most that one transaction pays. */
  maximum?: string | null | undefined;
  /** The least that one transaction pays. */
  minimum?: string | null | undefined;
};

/** A share of a value, by tier or by transaction where wanted. */
export type PercentageInput = {
  /** The first part of the value, which pays nothing. */
  freeAmount?: string | null | undefined;
  /** The value that is shared, an amount of money (the key of a measure). */
  measure: string;
  /** How tiers are read. GRADUATED (default): each slice at its own share. VOLUME: all at the share reached. */
  mode?: PercentageMode | null | undefined;
  /** What each single transaction pays. */
  perTransaction?: PerTransactionInput | null | undefined;
  /** The share of the value, 0.05 being 5 %. */
  share?: string | null | undefined;
  /** Shares by tier of value, instead of one share. Upper bounds are inclusive, the last tier is open-ended. */
  tiers?: Array<ShareTierInput> | null | undefined;
  /** What a measure below zero means, such as more refunds than sales. REFUSE (default): the plan cannot be computed. ZERO: nothing is paid. OWE: the payee owes the negative amount. */
  whenNegative?: PercentageWhenNegative | null | undefined;
};

/** How tiers are read. GRADUATED (default): each slice at its own share. VOLUME: all at the share reached. */
export type PercentageMode =
  /** Each slice at its own share. */
  | 'GRADUATED'
  /** All at the share reached. */
  | 'VOLUME';

/** What a measure below zero means, such as more refunds than sales. REFUSE (default): the plan cannot be computed. ZERO: nothing is paid. OWE: the payee owes the negative amount. */
export type PercentageWhenNegative =
  /** The payee owes the negative amount. */
  | 'OWE'
  /** The plan cannot be computed. */
  | 'REFUSE'
  /** Nothing is paid. */
  | 'ZERO';

/** What `periodClose` takes. */
export type PeriodCloseInput = {
  /** The agreement. */
  agreementId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Label of one of the agreement's periods, such as `2026-03`, `2026-Q1` or `2026`. */
  period: string;
};

/** Where a period of an agreement stands. */
export type PeriodState =
  /** Settled, and never changed again; corrections are posted in a later period. */
  | 'CLOSED'
  /** Being settled under the terms that were in force. */
  | 'CLOSING'
  /** Outcomes and corrections still count here. */
  | 'OPEN';

/** Whether the pay of a component depends on anything. */
export type PlanBasis =
  /** Depends on what is measured. */
  | 'DYNAMIC'
  /** Pays whatever happens. */
  | 'FIXED';

/** The period that is settled; the plan check reads it. MONTH: a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
export type PlanCadence =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar quarter. */
  | 'QUARTER'
  /** A calendar year. */
  | 'YEAR';

/** What `planCheck` takes. */
export type PlanCheckInput = {
  /** How the agreement's time would be cut into periods; the plan's own if left out. */
  cadence?: Cadence | null | undefined;
  /** The currency in which the agreement would pay. */
  currency: string;
  /** The draft, as `agreementCreate` takes it. */
  plan: PlanInput;
};

/** Compensation terms: what both sides sign. */
export type PlanInput = {
  /** Changes to the plan as a whole, in the order in which they apply. */
  adjustments?: Array<AdjustmentInput> | null | undefined;
  /** The period that is settled; the plan check reads it. MONTH: a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
  cadence?: PlanCadence | null | undefined;
  /** The rules of pay. Their order is the order of the lines and of remainders. */
  components: Array<ComponentInput>;
  /** Fixed rates for facts in other currencies; without one, and without a `rateSource`, such a fact is refused. */
  conversion?: Array<LockedRateInput> | null | undefined;
  /** The currency of all amounts in the plan. */
  currency: string;
  /** Measures that the result shows beside the lines, such as a margin or a return. */
  figures?: Array<string> | null | undefined;
  /** What third parties have to guarantee before the terms bind: the last signature is refused until guarantees in force cover it on the day the terms begin, or today where they have begun. */
  guarantees?: Array<GuaranteeDemandInput> | null | undefined;
  /** A share of each earning line that is kept back until its release. */
  holdback?: HoldbackInput | null | undefined;
  /** The numbers that components read. A measure that is not listed is the sum of its facts. */
  measures?: Array<MeasureInput> | null | undefined;
  /** Credits on top of every component: they reduce nobody, and no bound of the plan limits them. */
  overlay?: Array<PayeeShareInput> | null | undefined;
  /** Lines are converted, before they are rounded, and paid in this currency. */
  payIn?: PayInInput | null | undefined;
  /** The declared proportion of gain and penalty; the plan check holds the plan to it. */
  proportion?: PlanProportionInput | null | undefined;
  /** Facts in other currencies are converted at the rate that was locked when they were verified: the latest of this source on or before that day in the time zone of the agreement. A rate locked once is never another one. */
  rateSource?: RateSourceInput | null | undefined;
  /** How debts of the partner are recovered. Default: from all that becomes payable, nothing is kept. */
  recovery?: PlanRecoveryInput | null | undefined;
  /** How a fraction of a minor unit is rounded, once per line. HALF_AWAY_FROM_ZERO (default): a half goes away from zero. HALF_EVEN: a half goes to the even neighbour. */
  rounding?: PlanRounding | null | undefined;
  /** From where on settlement parks a period for a person to look at. */
  safety?: SafetyInput | null | undefined;
  /** Who is paid. Remainders go by largest remainder, ties to the earlier. Default: "partner", all. */
  split?: Array<PayeeShareInput> | null | undefined;
};

/** What `planPreview` takes. */
export type PlanPreviewInput = {
  /** The agreements on whose past it is tried. */
  agreementIds?: Array<string> | null | undefined;
  /** Partners on the past of all whose active agreements it is tried. */
  partnerIds?: Array<string> | null | undefined;
  /** The partners behind the payees of the plan. A plan without a split pays `partner`, which is the partner of the agreement unless it is named here. */
  payees?: Array<PayeeInput> | null | undefined;
  /** How many of the last closed periods of each agreement, 1 to 12; 4 if left out. */
  periods?: number | null | undefined;
  /** The draft, as `agreementCreate` takes it. */
  plan: PlanInput;
};

/** How bad a problem of a plan is. */
export type PlanProblemSeverity =
  /** The plan cannot be computed. */
  | 'ERROR'
  /** The plan can be computed; read it again before you sign. */
  | 'WARNING';

/** The declared proportion of gain and penalty; the plan check holds the plan to it. */
export type PlanProportionInput = {
  /** The least that the largest gain is of the largest penalty. */
  gainToPenaltyAtLeast: string;
};

/** How debts of the partner are recovered. Default: from all that becomes payable, nothing is kept. */
export type PlanRecoveryInput = {
  /** The part of what a statement makes payable under this agreement that recovery of the partner's debts never takes. */
  keepShare: string;
};

/** How a fraction of a minor unit is rounded, once per line. HALF_AWAY_FROM_ZERO (default): a half goes away from zero. HALF_EVEN: a half goes to the even neighbour. */
export type PlanRounding =
  /** A half goes away from zero. */
  | 'HALF_AWAY_FROM_ZERO'
  /** A half goes to the even neighbour. */
  | 'HALF_EVEN';

/** A service level and the points that missing it costs. */
export type PointLevelInput = {
  /** The level is missed below this. */
  atLeast?: string | null | undefined;
  /** The level is missed above this. */
  atMost?: string | null | undefined;
  /** The service level (the key of a measure). */
  measure: string;
  /** The points that missing this level costs. */
  points: string;
};

/** A service level and what missing it takes of the pool. */
export type PoolLevelInput = {
  /** The part of the pool that missing this level takes. */
  allocation: string;
  /** The level is missed below this. */
  atLeast?: string | null | undefined;
  /** The level is missed above this. */
  atMost?: string | null | undefined;
  /** The service level (the key of a measure). */
  measure: string;
};

/** What money that is set aside is for. */
export type PotKind =
  /** What the partner has paid in. */
  | 'DEPOSIT'
  /** What the customer has paid in before the results. */
  | 'ESCROW'
  /** A share of what was earned, and what a guardrail holds. */
  | 'HOLDBACK'
  /** A fund that strong periods fill and weak ones draw on. */
  | 'RESERVE'
  /** Held back until the work is accepted. */
  | 'RETENTION'
  /** Held back while a warranty runs. */
  | 'WARRANTY';

/** Where money of a pot went. */
export type PotMove =
  /** To cover a loss of the vendor. */
  | 'CALL'
  /** Lost by the partner, back to the vendor. */
  | 'FORFEIT'
  /** Paid in. */
  | 'FUND'
  /** Back to whoever paid it in. */
  | 'REFUND'
  /** To the partner. */
  | 'RELEASE';

/** The product of measures. */
export type ProductInput = {
  /** The measures. */
  of: Array<string>;
};

/** Quantity x unit price, the quantity weighted by class where weights are given. */
export type RateInput = {
  /** The dimension of the facts that holds the class; needed with `weights`. */
  classBy?: string | null | undefined;
  /** What is counted (the key of a measure). */
  measure: string;
  /** Prices by conditions. Each fact is paid by the first rule it meets, and by no other. */
  rules?: Array<RateRuleInput> | null | undefined;
  /** The price of one unit; of one credit where classes have weights; of the rest where rules are given. */
  unit: string;
  /** Credit weights by class. A fact of a class without a weight is refused, never paid at 1. */
  weights?: Array<ClassWeightInput> | null | undefined;
  /** What a measure below zero means, such as more refunds than sales. REFUSE (default): the plan cannot be computed. ZERO: nothing is paid. OWE: the payee owes the negative amount. */
  whenNegative?: RateWhenNegative | null | undefined;
};

/** A price for the facts that meet conditions. */
export type RateRuleInput = {
  /** The price of one unit of a fact that meets the conditions. */
  unit: string;
  /** What a fact must meet: all of it. */
  where: Array<FactConditionInput>;
};

/** Facts in other currencies are converted at the rate that was locked when they were verified: the latest of this source on or before that day in the time zone of the agreement. A rate locked once is never another one. */
export type RateSourceInput = {
  /** How many days before the day of verification a rate may have been stated; 0 takes only one of that very day. */
  maximumAgeDays: number;
  /** Whose rates they are, such as ECB: the key under which rates are recorded. */
  source: string;
};

/** What a measure below zero means, such as more refunds than sales. REFUSE (default): the plan cannot be computed. ZERO: nothing is paid. OWE: the payee owes the negative amount. */
export type RateWhenNegative =
  /** The payee owes the negative amount. */
  | 'OWE'
  /** The plan cannot be computed. */
  | 'REFUSE'
  /** Nothing is paid. */
  | 'ZERO';

/** One measure over another, such as resolved over opened. */
export type RatioInput = {
  /** The numerator (the key of a measure). */
  of: string;
  /** The denominator (the key of a measure). */
  to: string;
  /** What a denominator of zero means. REFUSE (default): the plan cannot be computed. ZERO: the ratio is zero. */
  whenZero?: RatioWhenZero | null | undefined;
};

/** What a denominator of zero means. REFUSE (default): the plan cannot be computed. ZERO: the ratio is zero. */
export type RatioWhenZero =
  /** The plan cannot be computed. */
  | 'REFUSE'
  /** The ratio is zero. */
  | 'ZERO';

/** A fund that strong periods fill and weak periods draw on. */
export type ReserveInput = {
  /** The balance of the fund before this period (the key of a measure). */
  balanceMeasure: string;
  /** The sum that the fund keeps up; only what lies above it fills the fund. */
  floor: string;
  /** The part of the sum that goes into the fund. */
  share: string;
  /** The balance at which the fund is full. */
  target: string;
};

/** Gains and losses shared by bands of deviation from the baseline. */
export type RiskCorridorInput = {
  /** Bands of deviation in either direction, each slice at its own share. */
  bands: Array<CorridorBandInput>;
};

/** Cost, chance and margin: the plan check shows break-even and fair price. */
export type RiskPricingInput = {
  /** What delivering one outcome costs the partner, whether it succeeds or not. */
  cost: string;
  /** The margin for carrying the risk, 0.15 being 15 %. */
  margin: string;
  /** The chance that it succeeds, at most 1. */
  successProbability: string;
};

/** What somebody is in a request, and with it what they may do. */
export type Role =
  /** Runs the vendor: everything its other roles may do. */
  | 'ADMIN'
  /** Reads everything of the vendor, changes nothing. */
  | 'AUDITOR'
  /** Confirms outcomes for a customer. */
  | 'CUSTOMER_APPROVER'
  /** Closes periods and pays. */
  | 'FINANCE'
  /** Somebody with a token and without a membership; may accept an invitation. */
  | 'GUEST'
  /** Sets targets and agreements, looks after partners. */
  | 'MANAGER'
  /** Installs vendors and invites their first administrator; reads nothing of them. */
  | 'OPERATOR'
  /** Acts for a partner: signs, claims, verifies what others claim. */
  | 'PARTNER_ADMIN'
  /** Reads a partner's own figures. */
  | 'PARTNER_VIEWER'
  /** The vendor's own machinery: imports, rules, settlement. */
  | 'SYSTEM'
  /** Confirms or rejects outcomes for the vendor. */
  | 'VERIFIER';

/** From where on settlement parks a period for a person to look at. */
export type SafetyInput = {
  /** The most that a period may pay while there is no trailing figure, in the currency paid out. Default: no bound. */
  firstPeriodMaximum?: string | null | undefined;
  /** How many times the trailing figure a period may pay before it is parked. Default: 100. The trailing figure is the largest total, in the same currency, of the agreement's 12 latest other settled periods. In each total the shares of the partners are added up absolute: what one pays back never makes up for what another one gets. */
  multiple?: string | null | undefined;
};

/** A score and its weight. */
export type ScorePartInput = {
  /** The score (the key of a measure). */
  measure: string;
  /** Its weight. */
  weight: string;
};

/** The weighted mean of several scores. */
export type ScorecardInput = {
  /** What a score that nobody measured means. REWEIGHT (default): the others share its weight. HOLD: the same, and the pay read from it is held. ZERO: it counts as zero. */
  missing?: ScorecardMissing | null | undefined;
  /** The scores. */
  parts: Array<ScorePartInput>;
};

/** What a score that nobody measured means. REWEIGHT (default): the others share its weight. HOLD: the same, and the pay read from it is held. ZERO: it counts as zero. */
export type ScorecardMissing =
  /** The same, and the pay read from it is held. */
  | 'HOLD'
  /** The others share its weight. */
  | 'REWEIGHT'
  /** It counts as zero. */
  | 'ZERO';

/** A reduction of the fee for missed service levels: always a debit. */
export type ServiceCreditInput = {
  /** Earlier charges that come back once performance has recovered. */
  earnBack?: EarnBackInput | null | undefined;
  /** The fee that is reduced. */
  fee?: string | null | undefined;
  /** What holds the fee, such as an `earned` measure, instead of `fee` (the key of a measure). */
  feeMeasure?: string | null | undefined;
  /** A credit by the step that the service level reaches. */
  ladder?: CreditLadderInput | null | undefined;
  /** The most that is credited, as a share of the fee. */
  maximumShare?: string | null | undefined;
  /** A credit by points. */
  points?: CreditPointsInput | null | undefined;
  /** A credit from a pool of fees at risk. */
  pool?: CreditPoolInput | null | undefined;
};

/** What `settlementBatchAdvance` takes. */
export type SettlementBatchAdvanceInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The batch. */
  settlementBatchId: string;
};

/** What `settlementBatchStart` takes. */
export type SettlementBatchStartInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Whether the periods are closed as well; left out, they stay open. */
  isClosing?: boolean | null | undefined;
  /** Label of the periods to settle, such as `2026-03`, `2026-Q1` or `2026`. */
  period: string;
};

/** What `settlementRelease` takes. */
export type SettlementReleaseInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** What was parked. */
  parkedSettlementId: string;
  /** Why it is right nevertheless. */
  reason: string;
};

/** What `settlementRun` takes. */
export type SettlementRunInput = {
  /** The agreement. */
  agreementId: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Label of one of the agreement's periods, such as `2026-03`, `2026-Q1` or `2026`. */
  period: string;
};

/** A span of value with a share of its own. */
export type ShareTierInput = {
  /** What entering this tier pays, once. */
  flat?: string | null | undefined;
  /** The share of the value in this tier, 0.05 being 5 %. */
  share?: string | null | undefined;
  /** The inclusive upper bound of the value; left out on the last tier. */
  upTo?: string | null | undefined;
};

/** A share of savings against a baseline, and where agreed of losses. */
export type SharedSavingsInput = {
  /** The actual cost; it must be measured, absence is refused (the key of a measure). */
  actualMeasure: string;
  /** The agreed baseline or target cost, an amount of money. */
  baseline?: string | null | undefined;
  /** What holds the baseline, instead of `baseline` (the key of a measure). */
  baselineMeasure?: string | null | undefined;
  /** Bands, instead of gain and loss. */
  corridor?: RiskCorridorInput | null | undefined;
  /** How savings are shared; left out: they are not. */
  gain?: SharingInput | null | undefined;
  /** How losses are shared (two-sided); left out: they are not. */
  loss?: SharingInput | null | undefined;
  /** A quality clause for savings. */
  quality?: SharingQualityInput | null | undefined;
  /** A fee around a target cost, instead of gain and loss. */
  targetCost?: TargetCostInput | null | undefined;
};

/** How a difference to the baseline is shared. */
export type SharingInput = {
  /** The most that is paid (or owed), as an amount. */
  maximumAmount?: string | null | undefined;
  /** The most that is paid (or owed), as a share of the baseline. */
  maximumRate?: string | null | undefined;
  /** The difference over the baseline from which sharing starts; exactly at it, it shares. */
  minimumRate?: string | null | undefined;
  /** The part of the difference that the partner gets (or owes). */
  share: string;
  /** FIRST_DOLLAR (default): once the minimum rate is met, the whole difference is shared. ABOVE_THRESHOLD: only the part above it. */
  sharing?: SharingSharing | null | undefined;
};

/** A quality score that opens the door to sharing and may scale it. */
export type SharingQualityInput = {
  /** The score below which no savings are shared; exactly at it, they are. */
  atLeast?: string | null | undefined;
  /** The quality score (the key of a measure). */
  measure: string;
  /** Whether the share is multiplied by the score. */
  multiplies?: boolean | null | undefined;
};

/** FIRST_DOLLAR (default): once the minimum rate is met, the whole difference is shared. ABOVE_THRESHOLD: only the part above it. */
export type SharingSharing =
  /** Only the part above it. */
  | 'ABOVE_THRESHOLD'
  /** Once the minimum rate is met, the whole difference is shared. */
  | 'FIRST_DOLLAR';

/** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
export type ShortfallDirection =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better. */
  | 'LOWER_IS_BETTER';

/** A charge for missing a target. */
export type ShortfallInput = {
  /** Charges by band of shortfall: the band reached is charged, not the sum of bands. */
  bands?: Array<PenaltyBandInput> | null | undefined;
  /** Which way of the measure is better. HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: less is better. */
  direction?: ShortfallDirection | null | undefined;
  /** What is compared with the target; it must be measured, absence is refused (the key of a measure). */
  measure: string;
  /** A charge per point of shortfall. */
  points?: PenaltyPointsInput | null | undefined;
  /** The value below which (or above which) the charge begins. */
  target?: string | null | undefined;
  /** What holds the target, instead of `target` (the key of a measure). */
  targetMeasure?: string | null | undefined;
};

/** What makes the measure specific, attainable, relevant and time-bound. */
export type SmartInput = {
  /** Time-bound: the day by which it is to be reached. */
  deadline?: string | null | undefined;
  /** Specific: what exactly is meant. */
  definition?: string | null | undefined;
  /** Relevant: the business goal it serves. */
  goal?: string | null | undefined;
  /** The highest value of the past. */
  historyHigh?: string | null | undefined;
  /** The lowest value of the past. */
  historyLow?: string | null | undefined;
  /** The target that is to be reached. */
  target?: string | null | undefined;
};

/** What `sourceCreate` takes. */
export type SourceCreateInput = {
  /** The owner, where it is a customer. */
  customerId?: string | null | undefined;
  /** The source's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as people know it. */
  name: string;
  /** Who owns it. */
  ownerKind: OwnerKind;
  /** The owner, where it is a partner. */
  partnerId?: string | null | undefined;
};

/** Narrows a list of Source; fields beside each other must all hold. */
export type SourceFilter = {
  /** All of these hold. */
  and?: Array<SourceFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: SourceFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<SourceFilter> | null | undefined;
  /** Narrows by `ownerKind`. */
  ownerKind?: OwnerKindComparator | null | undefined;
};

/** One step of the order of a list of Source; ties are broken by the next, last by the id. */
export type SourceOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: SourceOrderField;
};

/** What a list of Source can be ordered by. */
export type SourceOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** What `statementApprove` takes. */
export type StatementApproveInput = {
  /** `submittedAt` of the statement as you read it; refused with STALE_VERSION where it was submitted again since, perhaps with other figures. */
  expectedSubmittedAt: string;
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The statement. */
  statementId: string;
};

/** Narrows a list of Statement; fields beside each other must all hold. */
export type StatementFilter = {
  /** All of these hold. */
  and?: Array<StatementFilter> | null | undefined;
  /** Narrows by `currency`. */
  currency?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: StatementFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<StatementFilter> | null | undefined;
  /** Narrows by `partnerId`. */
  partnerId?: IdComparator | null | undefined;
  /** Narrows by `period`. */
  period?: TextComparator | null | undefined;
  /** Narrows by `state`. */
  state?: StatementStateComparator | null | undefined;
};

/** What `statementLock` takes. */
export type StatementLockInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The statement. */
  statementId: string;
};

/** One step of the order of a list of Statement; ties are broken by the next, last by the id. */
export type StatementOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: StatementOrderField;
};

/** What a list of Statement can be ordered by. */
export type StatementOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By period. */
  | 'PERIOD';

/** What `statementReturn` takes. */
export type StatementReturnInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** Why; the partner reads it in the audit trail. */
  reason: string;
  /** The statement. */
  statementId: string;
};

/** Where a statement stands. */
export type StatementState =
  /** Gathers what is posted under its label. */
  | 'DRAFT'
  /** Submitted; a second person approves it, then it is locked. */
  | 'IN_REVIEW'
  /** Booked: what it says is payable, and only recovery, a dispute or its payment moves it. */
  | 'LOCKED'
  /** Paid in full. */
  | 'PAID';

/** Compares with values of type StatementState; all given comparisons must hold. */
export type StatementStateComparator = {
  /** Equal to. */
  eq?: StatementState | null | undefined;
  /** One of. */
  in?: Array<StatementState> | null | undefined;
};

/** What `statementSubmit` takes. */
export type StatementSubmitInput = {
  /** Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused. */
  idempotencyKey: string;
  /** The statement. */
  statementId: string;
};

/** Relief for single cases of extreme cost. */
export type StopLossInput = {
  /** The cost of one case from which relief starts. */
  attachment: string;
  /** The cost of single cases, the subject of the fact being the case (the key of a measure). */
  costMeasure: string;
  /** The part of the cost above the attachment point that is paid. */
  share: string;
};

/** A price that vests in equal parts for as long as a state holds. */
export type SustainedInput = {
  /** The state holds from this level. */
  atLeast?: string | null | undefined;
  /** The state holds up to this level. */
  atMost?: string | null | undefined;
  /** The number of parts. */
  count: number;
  /** The observations of the state; each unit of time needs at least one (the key of a measure). */
  measure: string;
  /** STOP (default): the first failure ends vesting. SKIP: only the failed part is lost. */
  onFailure?: SustainedOnFailure | null | undefined;
  /** What vests one part. MONTH (default): a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
  per?: SustainedPer | null | undefined;
  /** What the state pays in all when it holds to the end. */
  price: string;
  /** A day of the first unit of time. */
  startsOn: string;
};

/** STOP (default): the first failure ends vesting. SKIP: only the failed part is lost. */
export type SustainedOnFailure =
  /** Only the failed part is lost. */
  | 'SKIP'
  /** The first failure ends vesting. */
  | 'STOP';

/** What vests one part. MONTH (default): a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year. */
export type SustainedPer =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar quarter. */
  | 'QUARTER'
  /** A calendar year. */
  | 'YEAR';

/** A fee that moves with the cost. The baseline is the target cost. */
export type TargetCostInput = {
  /** The most that cost and fee together may be. */
  ceilingPrice?: string | null | undefined;
  /** What the line is. FEE (default): the fee alone, which may be negative. PRICE: cost and fee together. */
  pays?: TargetCostPays | null | undefined;
  /** The part of what the cost goes beyond the target that the partner bears. */
  shareOver: string;
  /** The part of what the cost stays below the target that the partner gets. */
  shareUnder: string;
  /** The fee when the cost is exactly on target. */
  targetFee: string;
};

/** What the line is. FEE (default): the fee alone, which may be negative. PRICE: cost and fee together. */
export type TargetCostPays =
  /** The fee alone, which may be negative. */
  | 'FEE'
  /** Cost and fee together. */
  | 'PRICE';

/** Whether a target is still pursued. */
export type TargetStatus =
  /** It is pursued. */
  | 'ACTIVE'
  /** It is put aside; it still shows what was achieved. */
  | 'CLOSED';

/** Compares with values of type TargetStatus; all given comparisons must hold. */
export type TargetStatusComparator = {
  /** Equal to. */
  eq?: TargetStatus | null | undefined;
  /** One of. */
  in?: Array<TargetStatus> | null | undefined;
};

/** Compares with values of type Text; all given comparisons must hold. */
export type TextComparator = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. */
  in?: Array<string> | null | undefined;
  /** Begins with, in exactly this spelling. */
  startsWith?: string | null | undefined;
};

/** A span of quantity with a price of its own. */
export type TierInput = {
  /** What entering this tier pays, once. */
  flat?: string | null | undefined;
  /** What one unit (or package) in this tier pays. */
  unit?: string | null | undefined;
  /** The inclusive upper bound; left out on the last tier, which is open-ended. */
  upTo?: string | null | undefined;
};

/** A unit price that depends on the quantity. */
export type TieredRateInput = {
  /** What was counted before this period; the tiers then go on from there, and the period pays f(before + now) - f(before) (the key of a measure). */
  countedBefore?: string | null | undefined;
  /** Whether a quantity of zero pays the flat amount of the first tier. Default false: no outcome, no pay. */
  flatAtZero?: boolean | null | undefined;
  /** What is counted (the key of a measure). */
  measure: string;
  /** GRADUATED: each slice at the price of its own tier. VOLUME: the whole quantity at the price of the tier it reaches. PACKAGE: the whole quantity counted in packages, at the price of the tier it reaches. BLOCK: each slice counted in packages, at the price of its own tier. */
  mode: TieredRateMode;
  /** How packages are counted. UP (default): a started package counts. DOWN: only a full one counts. */
  packageRounding?: TieredRatePackageRounding | null | undefined;
  /** How many units make one package; for the modes PACKAGE and BLOCK. */
  packageSize?: string | null | undefined;
  /** Tiers by rising upper bound. A quantity exactly at a bound belongs to the tier below it; a fraction above a bound (100.5 after 100) to the next tier. The last tier has no bound. */
  tiers: Array<TierInput>;
};

/** GRADUATED: each slice at the price of its own tier. VOLUME: the whole quantity at the price of the tier it reaches. PACKAGE: the whole quantity counted in packages, at the price of the tier it reaches. BLOCK: each slice counted in packages, at the price of its own tier. */
export type TieredRateMode =
  /** Each slice counted in packages, at the price of its own tier. */
  | 'BLOCK'
  /** Each slice at the price of its own tier. */
  | 'GRADUATED'
  /** The whole quantity counted in packages, at the price of the tier it reaches. */
  | 'PACKAGE'
  /** The whole quantity at the price of the tier it reaches. */
  | 'VOLUME';

/** How packages are counted. UP (default): a started package counts. DOWN: only a full one counts. */
export type TieredRatePackageRounding =
  /** Only a full one counts. */
  | 'DOWN'
  /** A started package counts. */
  | 'UP';

/** Why a well-formed request was turned down. */
export type UserErrorCode =
  /** Something with that key or reference exists already. */
  | 'ALREADY_EXISTS'
  /** The outcome was verified before; the first verification stands. */
  | 'ALREADY_VERIFIED'
  /** Your role may not do this. */
  | 'FORBIDDEN'
  /** You took part in what this approves: somebody else has to do it. */
  | 'FOUR_EYES'
  /** The idempotency key belongs to an earlier request with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** An amount is not a plain decimal, has too many digits for its currency, or is out of range. */
  | 'INVALID_AMOUNT'
  /** A field does not have the form it must have; the message says which form. */
  | 'INVALID_INPUT'
  /** The compensation plan cannot be computed; the field path leads into the plan. */
  | 'INVALID_PLAN'
  /** The subject is in a state that does not allow this step. */
  | 'INVALID_STATE'
  /** More items than one request may carry. */
  | 'LIMIT_EXCEEDED'
  /** No such thing, or not one you may see. */
  | 'NOT_FOUND'
  /** The agreement is not signed by both sides. */
  | 'NOT_SIGNED'
  /** The computed total is beyond the safety bound: nothing is posted until a second person releases it. */
  | 'PARKED'
  /** The period is closed; corrections are posted in the open one. */
  | 'PERIOD_CLOSED'
  /** The period has not ended, or the one before it is still open. */
  | 'PERIOD_OPEN'
  /** The outcome definition's policy names another verifier. */
  | 'POLICY_REFUSED'
  /** The organisation that is paid may not be the only one to verify. */
  | 'SELF_VERIFICATION'
  /** Somebody changed the subject since you read it: read it again. */
  | 'STALE_VERSION'
  /** No such currency in ISO 4217. */
  | 'UNKNOWN_CURRENCY'
  /** No KPI of that key in the catalogue. */
  | 'UNKNOWN_KPI'
  /** No such source, or not one you may use. */
  | 'UNKNOWN_SOURCE';

/** What `vendorCreate` takes. */
export type VendorCreateInput = {
  /** Currency of its agreements unless they say otherwise. */
  currency: string;
  /** The vendor's key in other systems; unique, and never changed. */
  externalReference: string;
  /** A test tenant: its clock may be moved and nothing of it is ever paid. Default false. */
  isTest?: boolean | null | undefined;
  /** Name as people know it. */
  name: string;
  /** IANA time zone of its business days and periods. */
  timeZone: string;
};

/** Who has to confirm a claim before it is paid; never the paid organisation alone. */
export type VerifierPolicy =
  /** The source of record confirms by its measurement; nobody confirms by hand. */
  | 'AUTOMATIC'
  /** The customer for whom it was achieved. */
  | 'CUSTOMER'
  /** Two different organisations, by two different persons. */
  | 'DUAL'
  /** The customer or the vendor, but not the organisation that claimed it. */
  | 'INDEPENDENT'
  /** The vendor. */
  | 'VENDOR';

/** Compares with values of type VerifierPolicy; all given comparisons must hold. */
export type VerifierPolicyComparator = {
  /** Equal to. */
  eq?: VerifierPolicy | null | undefined;
  /** One of. */
  in?: Array<VerifierPolicy> | null | undefined;
};

export type AcceptBaselineMutationVariables = Exact<{
  input: BaselineAcceptInput;
}>;


export type AcceptBaselineMutation = { baselineAccept: { isReplayed: boolean, baseline: { id: string, agreementId: string, value: string, unit: string, method: string, status: BaselineStatus, proposedBySide: AgreementSide, proposedAt: string, acceptedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AcceptInvitationMutationVariables = Exact<{
  input: MemberAcceptInput;
}>;


export type AcceptInvitationMutation = { memberAccept: { membershipId: string | null, isReplayed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AdvancePartnerMutationVariables = Exact<{
  input: PartnerAdvanceInput;
}>;


export type AdvancePartnerMutation = { partnerAdvance: { isReplayed: boolean, partner: { id: string, externalReference: string, name: string, stage: PartnerStage } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AdvanceSettlementBatchMutationVariables = Exact<{
  input: SettlementBatchAdvanceInput;
}>;


export type AdvanceSettlementBatchMutation = { settlementBatchAdvance: { isReplayed: boolean, settlementBatch: { id: string, period: string, isClosing: boolean, agreementCount: number, doneCount: number, settledCount: number, postedLineCount: number, createdAt: string, doneAt: string | null, refusals: Array<{ code: string, message: string, agreement: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AgreementQueryVariables = Exact<{
  id: string;
}>;


export type AgreementQuery = { agreement: { id: string, externalReference: string, name: string, status: AgreementStatus, version: number, currency: string, timeZone: string, cadence: Cadence, startOn: string, endOn: string | null, partner: { id: string, name: string }, customer: { id: string, name: string } | null, versions: Array<{ id: string, number: number, effectiveOn: string, termsHash: string, plan: { settings: Array<string>, components: Array<{ key: string, label: string | null, kind: string, sentence: string }> }, payees: Array<{ payee: string, partnerId: string }>, signatures: Array<{ side: AgreementSide, signedAt: string }> }>, periods: { nodes: Array<{ id: string, label: string, start: string, endExclusive: string, timeZone: string, state: PeriodState, closedAt: string | null }> }, baselines: { nodes: Array<{ id: string, value: string, unit: string, status: BaselineStatus, proposedBySide: AgreementSide, kpi: { id: string, key: string } }> } } | null };

export type AgreementTermsQueryVariables = Exact<{
  id: string;
}>;


export type AgreementTermsQuery = { agreement: { id: string, name: string, versions: Array<{ number: number, effectiveOn: string, termsHash: string, plan: { settings: Array<string>, document: string } }> } | null };

export type AgreementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AgreementFilter | null | undefined;
  orderBy?: Array<AgreementOrder> | AgreementOrder | null | undefined;
}>;


export type AgreementsQuery = { agreements: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, status: AgreementStatus, version: number, currency: string, startOn: string, endOn: string | null, partner: { id: string, name: string }, customer: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AmendAgreementMutationVariables = Exact<{
  input: AgreementAmendInput;
}>;


export type AmendAgreementMutation = { agreementAmend: { isReplayed: boolean, agreement: { id: string, status: AgreementStatus, version: number, versions: Array<{ number: number, effectiveOn: string, termsHash: string, plan: { components: Array<{ key: string, kind: string, sentence: string }> } }> } | null, problems: Array<{ severity: PlanProblemSeverity, code: string, field: Array<string>, message: string }> | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ApprovePayoutBatchMutationVariables = Exact<{
  input: PayoutBatchApproveInput;
}>;


export type ApprovePayoutBatchMutation = { payoutBatchApprove: { isReplayed: boolean, payoutBatch: { id: string, state: PayoutBatchState, approvedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ApproveStatementMutationVariables = Exact<{
  input: StatementApproveInput;
}>;


export type ApproveStatementMutation = { statementApprove: { isReplayed: boolean, statement: { id: string, state: StatementState, approvedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type BaselineQueryVariables = Exact<{
  id: string;
}>;


export type BaselineQuery = { baseline: { id: string, agreementId: string, value: string, unit: string, method: string, status: BaselineStatus, proposedBySide: AgreementSide, proposedAt: string, acceptedAt: string | null, kpi: { id: string, key: string, name: string } } | null };

export type CallDepositMutationVariables = Exact<{
  input: DepositCallInput;
}>;


export type CallDepositMutation = { depositCall: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CallGuaranteeMutationVariables = Exact<{
  input: GuaranteeCallInput;
}>;


export type CallGuaranteeMutation = { guaranteeCall: { isReplayed: boolean, guarantee: { id: string, kind: GuaranteeKind, amount: { amount: string, currency: string }, called: { amount: string }, left: { amount: string }, settled: { amount: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CancelPayoutBatchMutationVariables = Exact<{
  input: PayoutBatchCancelInput;
}>;


export type CancelPayoutBatchMutation = { payoutBatchCancel: { isReplayed: boolean, payoutBatch: { id: string, state: PayoutBatchState } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ClaimOutcomeMutationVariables = Exact<{
  input: OutcomeClaimInput;
}>;


export type ClaimOutcomeMutation = { outcomeClaim: { isReplayed: boolean, outcome: { id: string, externalReference: string, revision: number, state: OutcomeState, quantity: string, unit: string, occurredAt: string, maturesAt: string, evidence: Array<{ id: string, sha256: string }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ClosePeriodMutationVariables = Exact<{
  input: PeriodCloseInput;
}>;


export type ClosePeriodMutation = { periodClose: { period: string | null, isReplayed: boolean, run: { id: string, number: number, inputHash: string } | null, corrections: Array<{ id: string, period: string | null, postedPeriod: string | null }> | null, statements: Array<{ id: string, currency: string, partner: { id: string, name: string } | null, total: { amount: string, currency: string }, held: { amount: string, currency: string } }> | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ConfirmPayoutMutationVariables = Exact<{
  input: PayoutConfirmInput;
}>;


export type ConfirmPayoutMutation = { payoutConfirm: { isReplayed: boolean, payout: { id: string, state: PayoutState, reference: string | null, settledAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateAgreementMutationVariables = Exact<{
  input: AgreementCreateInput;
}>;


export type CreateAgreementMutation = { agreementCreate: { isReplayed: boolean, agreement: { id: string, status: AgreementStatus, versions: Array<{ number: number, termsHash: string, plan: { components: Array<{ key: string, kind: string, sentence: string }> } }> } | null, problems: Array<{ severity: PlanProblemSeverity, code: string, field: Array<string>, message: string }> | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateCustomerMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CreateCustomerMutation = { customerCreate: { isReplayed: boolean, customer: { id: string, externalReference: string, name: string, segment: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateKpiMutationVariables = Exact<{
  input: KpiCreateInput;
}>;


export type CreateKpiMutation = { kpiCreate: { isReplayed: boolean, kpi: { id: string, key: string, name: string, unit: string, metricClass: MetricClass, direction: KpiDirection, aggregation: KpiAggregation } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateOutcomeDefinitionMutationVariables = Exact<{
  input: OutcomeDefinitionCreateInput;
}>;


export type CreateOutcomeDefinitionMutation = { outcomeDefinitionCreate: { isReplayed: boolean, outcomeDefinition: { id: string, key: string, version: number, name: string, verifierPolicy: VerifierPolicy, isClaimedByRule: boolean, windowDays: number, unit: string, kpi: { id: string, key: string }, source: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateOutcomeTargetMutationVariables = Exact<{
  input: OutcomeTargetCreateInput;
}>;


export type CreateOutcomeTargetMutation = { outcomeTargetCreate: { isReplayed: boolean, outcomeTarget: { id: string, name: string, quantity: string, unit: string, startOn: string, endOn: string, timeZone: string, status: TargetStatus, version: number, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreatePartnerMutationVariables = Exact<{
  input: PartnerCreateInput;
}>;


export type CreatePartnerMutation = { partnerCreate: { isReplayed: boolean, partner: { id: string, externalReference: string, name: string, stage: PartnerStage } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreatePayoutBatchMutationVariables = Exact<{
  input: PayoutBatchCreateInput;
}>;


export type CreatePayoutBatchMutation = { payoutBatchCreate: { isReplayed: boolean, payoutBatch: { id: string, state: PayoutBatchState, currency: string, createdAt: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateSourceMutationVariables = Exact<{
  input: SourceCreateInput;
}>;


export type CreateSourceMutation = { sourceCreate: { isReplayed: boolean, source: { id: string, externalReference: string, name: string, ownerKind: OwnerKind, partnerId: string | null, customerId: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateVendorMutationVariables = Exact<{
  input: VendorCreateInput;
}>;


export type CreateVendorMutation = { vendorCreate: { vendorId: string | null, isReplayed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, externalReference: string, name: string, segment: string | null, createdAt: string } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: Array<CustomerOrder> | CustomerOrder | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, segment: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DisputeQueryVariables = Exact<{
  id: string;
}>;


export type DisputeQuery = { dispute: { id: string, state: DisputeState, reason: string, response: string | null, resolution: string | null, openedBy: DisputeSide, openedAt: string, amount: { amount: string, currency: string }, reduction: { amount: string, currency: string }, line: { id: string, label: string } | null } | null };

export type DisputeChangedSubscriptionVariables = Exact<{
  partnerId: string;
  after?: string | null | undefined;
}>;


export type DisputeChangedSubscription = { disputeChanged: { kind: LiveEventKind, cursor: string, disputes: Array<{ id: string, state: DisputeState, amount: { amount: string, currency: string } }> | null } };

export type DisputesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DisputesQuery = { disputes: { totalCount: number, nodes: Array<{ id: string, state: DisputeState, reason: string, response: string | null, resolution: string | null, openedBy: DisputeSide, openedAt: string, amount: { amount: string, currency: string }, reduction: { amount: string, currency: string }, line: { id: string, label: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EarningsQueryVariables = Exact<{
  partnerId: string;
  period: string;
}>;


export type EarningsQuery = { earnings: Array<{ period: string, currency: string, partner: { id: string, name: string } | null, accrued: { amount: string, currency: string }, held: { amount: string, currency: string }, disputed: { amount: string, currency: string }, payable: { amount: string, currency: string }, clearing: { amount: string, currency: string }, paid: { amount: string, currency: string }, receivable: { amount: string, currency: string }, total: { amount: string, currency: string }, projected: { amount: string, currency: string }, pendingVerification: { amount: string, currency: string }, components: Array<{ agreementId: string, period: string, component: string, label: string, sentence: string | null, amount: { amount: string, currency: string }, posted: { amount: string, currency: string }, held: { amount: string, currency: string } }>, problems: Array<{ agreementId: string, isBlocking: boolean, code: string, message: string }> }> };

export type EarningsEstimateQueryVariables = Exact<{
  input: EarningsEstimateInput;
}>;


export type EarningsEstimateQuery = { earningsEstimate: { period: string, assumptions: Array<string>, changes: Array<{ currency: string, sentences: Array<string>, now: Array<{ agreementId: string, component: string, label: string, sentence: string | null, amount: { amount: string, currency: string }, held: { amount: string, currency: string } }>, after: Array<{ agreementId: string, component: string, label: string, sentence: string | null, amount: { amount: string, currency: string }, held: { amount: string, currency: string } }>, nowTotal: { amount: string, currency: string }, afterTotal: { amount: string, currency: string }, difference: { amount: string, currency: string }, projected: { amount: string, currency: string } }>, problems: Array<{ agreementId: string | null, isBlocking: boolean, code: string, field: Array<string> | null, message: string }> } };

export type EarningsUpdatedSubscriptionVariables = Exact<{
  partnerId: string;
  period: string;
  after?: string | null | undefined;
}>;


export type EarningsUpdatedSubscription = { earningsUpdated: { kind: LiveEventKind, cursor: string, earnings: Array<{ period: string, currency: string, accrued: { amount: string, currency: string }, total: { amount: string, currency: string }, projected: { amount: string, currency: string }, pendingVerification: { amount: string, currency: string } }> | null } };

export type EndAgreementMutationVariables = Exact<{
  input: AgreementEndInput;
}>;


export type EndAgreementMutation = { agreementEnd: { isReplayed: boolean, agreement: { id: string, status: AgreementStatus, endOn: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ExchangeRatesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ExchangeRateFilter | null | undefined;
  orderBy?: Array<ExchangeRateOrder> | ExchangeRateOrder | null | undefined;
}>;


export type ExchangeRatesQuery = { exchangeRates: { totalCount: number, nodes: Array<{ id: string, source: string, base: string, quote: string, rate: string, statedOn: string, revision: number, supersedesId: string | null, reference: string | null, recordedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FailPayoutMutationVariables = Exact<{
  input: PayoutFailInput;
}>;


export type FailPayoutMutation = { payoutFail: { isReplayed: boolean, payout: { id: string, state: PayoutState, reason: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type FinanceMonthQueryVariables = Exact<{
  period: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FinanceMonthQuery = { statements: { totalCount: number, nodes: Array<{ id: string, currency: string, state: StatementState, submittedAt: string | null, partner: { id: string, name: string } | null, total: { amount: string, currency: string }, held: { amount: string, currency: string }, recovered: { amount: string, currency: string }, payable: { amount: string, currency: string }, paid: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, ledgerAccounts: { nodes: Array<{ id: string, kind: LedgerAccountKind, agreementId: string | null, partner: { id: string, name: string } | null, balance: { amount: string, currency: string } }> } };

export type ForfeitHoldbackMutationVariables = Exact<{
  input: HoldbackForfeitInput;
}>;


export type ForfeitHoldbackMutation = { holdbackForfeit: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, amount: { amount: string, currency: string }, agreement: { pots: Array<{ pot: PotKind, released: { amount: string }, forfeited: { amount: string }, held: { amount: string } }> } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type FundDepositMutationVariables = Exact<{
  input: DepositFundInput;
}>;


export type FundDepositMutation = { depositFund: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type FundEscrowMutationVariables = Exact<{
  input: EscrowFundInput;
}>;


export type FundEscrowMutation = { escrowFund: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type GuaranteeQueryVariables = Exact<{
  id: string;
}>;


export type GuaranteeQuery = { guarantee: { id: string, kind: GuaranteeKind, issuer: string, reference: string, startOn: string, expiresOn: string | null, registeredById: string | null, registeredAt: string, amount: { amount: string, currency: string }, called: { amount: string }, left: { amount: string }, settled: { amount: string }, evidence: Array<{ mediaType: string, sha256: string }>, movements: Array<{ id: string, move: GuaranteeMove, reason: string | null, movedById: string | null, movedAt: string, amount: { amount: string } }>, agreement: { id: string, name: string } | null, partner: { id: string, name: string } | null } | null };

export type GuaranteesQueryVariables = Exact<{
  id: string;
}>;


export type GuaranteesQuery = { agreement: { id: string, guarantees: { nodes: Array<{ id: string, kind: GuaranteeKind, issuer: string, reference: string, startOn: string, expiresOn: string | null, registeredById: string | null, registeredAt: string, amount: { amount: string, currency: string }, called: { amount: string }, left: { amount: string }, settled: { amount: string }, evidence: Array<{ mediaType: string, sha256: string }>, movements: Array<{ id: string, move: GuaranteeMove, reason: string | null, movedById: string | null, movedAt: string, amount: { amount: string } }> }> } } | null };

export type IngestMeasurementsMutationVariables = Exact<{
  input: MeasurementsIngestInput;
}>;


export type IngestMeasurementsMutation = { measurementsIngest: { accepted: number | null, duplicates: number | null, claimed: number | null, verified: number | null, isReplayed: boolean, rejected: Array<{ index: number, code: UserErrorCode, field: Array<string>, message: string }> | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type InviteMemberMutationVariables = Exact<{
  input: MemberInviteInput;
}>;


export type InviteMemberMutation = { memberInvite: { invitationCode: string | null, isReplayed: boolean, membership: { id: string, role: Role, status: MembershipStatus } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type KpiQueryVariables = Exact<{
  id: string;
}>;


export type KpiQuery = { kpi: { id: string, key: string, name: string, unit: string, metricClass: MetricClass, direction: KpiDirection, aggregation: KpiAggregation, description: string, createdAt: string } | null };

export type KpisQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: KpiFilter | null | undefined;
  orderBy?: Array<KpiOrder> | KpiOrder | null | undefined;
}>;


export type KpisQuery = { kpis: { totalCount: number, nodes: Array<{ id: string, key: string, name: string, unit: string, metricClass: MetricClass, direction: KpiDirection, aggregation: KpiAggregation }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LedgerAccountsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LedgerAccountFilter | null | undefined;
  orderBy?: Array<LedgerAccountOrder> | LedgerAccountOrder | null | undefined;
}>;


export type LedgerAccountsQuery = { ledgerAccounts: { totalCount: number, nodes: Array<{ id: string, kind: LedgerAccountKind, agreementId: string | null, partner: { id: string, name: string } | null, balance: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LedgerTransfersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LedgerTransferFilter | null | undefined;
  orderBy?: Array<LedgerTransferOrder> | LedgerTransferOrder | null | undefined;
}>;


export type LedgerTransfersQuery = { ledgerTransfers: { totalCount: number, nodes: Array<{ id: string, bookedAt: string, period: string, agreementId: string, postingId: string, line: number, reasonKind: string, reasonId: string, amount: { amount: string, currency: string }, debitAccount: { id: string, kind: LedgerAccountKind } | null, creditAccount: { id: string, kind: LedgerAccountKind } | null, partner: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LockStatementMutationVariables = Exact<{
  input: StatementLockInput;
}>;


export type LockStatementMutation = { statementLock: { isReplayed: boolean, statement: { id: string, state: StatementState, lockedAt: string | null, recovered: { amount: string, currency: string }, payable: { amount: string, currency: string }, carriedForward: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'Agreement', id: string }
    | { __typename: 'Baseline', id: string }
    | { __typename: 'Customer', name: string, segment: string | null, id: string }
    | { __typename: 'Dispute', id: string }
    | { __typename: 'ExchangeRate', id: string }
    | { __typename: 'Guarantee', id: string }
    | { __typename: 'Kpi', id: string }
    | { __typename: 'LedgerAccount', id: string }
    | { __typename: 'LedgerTransfer', id: string }
    | { __typename: 'Outcome', externalReference: string, state: OutcomeState, id: string }
    | { __typename: 'OutcomeDefinition', id: string }
    | { __typename: 'OutcomeTarget', name: string, quantity: string, unit: string, id: string }
    | { __typename: 'ParkedSettlement', id: string }
    | { __typename: 'Partner', name: string, id: string }
    | { __typename: 'Payout', id: string }
    | { __typename: 'PayoutBatch', id: string }
    | { __typename: 'PotMovement', id: string }
    | { __typename: 'SettlementBatch', id: string }
    | { __typename: 'SettlementRun', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'StatementLine', id: string }
    | { __typename: 'Vendor', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'Agreement', id: string }
    | { __typename: 'Baseline', id: string }
    | { __typename: 'Customer', name: string, segment: string | null, id: string }
    | { __typename: 'Dispute', id: string }
    | { __typename: 'ExchangeRate', id: string }
    | { __typename: 'Guarantee', id: string }
    | { __typename: 'Kpi', id: string }
    | { __typename: 'LedgerAccount', id: string }
    | { __typename: 'LedgerTransfer', id: string }
    | { __typename: 'Outcome', externalReference: string, state: OutcomeState, id: string }
    | { __typename: 'OutcomeDefinition', id: string }
    | { __typename: 'OutcomeTarget', name: string, quantity: string, unit: string, id: string }
    | { __typename: 'ParkedSettlement', id: string }
    | { __typename: 'Partner', name: string, stage: PartnerStage, id: string }
    | { __typename: 'Payout', id: string }
    | { __typename: 'PayoutBatch', id: string }
    | { __typename: 'PotMovement', id: string }
    | { __typename: 'SettlementBatch', id: string }
    | { __typename: 'SettlementRun', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'StatementLine', id: string }
    | { __typename: 'Vendor', id: string }
   | null> };

export type OpenDisputeMutationVariables = Exact<{
  input: DisputeOpenInput;
}>;


export type OpenDisputeMutation = { disputeOpen: { isReplayed: boolean, dispute: { id: string, state: DisputeState, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type OutcomeQueryVariables = Exact<{
  id: string;
}>;


export type OutcomeQuery = { outcome: { id: string, externalReference: string, revision: number, state: OutcomeState, quantity: string, unit: string, occurredAt: string, maturesAt: string, definition: { id: string, key: string, name: string, verifierPolicy: VerifierPolicy }, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null, dimensions: Array<{ name: string, value: string }>, events: Array<{ id: string, sequence: number, type: OutcomeEventType, organisation: Organisation, personId: string | null, at: string, reason: string | null }>, evidence: Array<{ id: string, mediaType: string, sha256: string, size: number, suppliedAt: string }> } | null };

export type OutcomeDefinitionQueryVariables = Exact<{
  id: string;
}>;


export type OutcomeDefinitionQuery = { outcomeDefinition: { id: string, key: string, version: number, name: string, verifierPolicy: VerifierPolicy, isClaimedByRule: boolean, windowDays: number, unit: string, description: string, createdAt: string, kpi: { id: string, key: string, name: string }, source: { id: string, name: string } | null } | null };

export type OutcomeDefinitionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OutcomeDefinitionFilter | null | undefined;
  orderBy?: Array<OutcomeDefinitionOrder> | OutcomeDefinitionOrder | null | undefined;
}>;


export type OutcomeDefinitionsQuery = { outcomeDefinitions: { totalCount: number, nodes: Array<{ id: string, key: string, version: number, name: string, verifierPolicy: VerifierPolicy, isClaimedByRule: boolean, windowDays: number, unit: string, kpi: { id: string, key: string }, source: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OutcomeTargetQueryVariables = Exact<{
  id: string;
}>;


export type OutcomeTargetQuery = { outcomeTarget: { id: string, name: string, quantity: string, unit: string, startOn: string, endOn: string, timeZone: string, status: TargetStatus, version: number, definition: { id: string, key: string, name: string }, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } } | null };

export type OutcomeTargetProgressSubscriptionVariables = Exact<{
  targetId: string;
  after?: string | null | undefined;
}>;


export type OutcomeTargetProgressSubscription = { outcomeTargetProgress: { kind: LiveEventKind, cursor: string, outcomeTarget: { id: string, quantity: string, unit: string, version: number, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } } | null } };

export type OutcomeTargetsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OutcomeTargetFilter | null | undefined;
  orderBy?: Array<OutcomeTargetOrder> | OutcomeTargetOrder | null | undefined;
}>;


export type OutcomeTargetsQuery = { outcomeTargets: { totalCount: number, nodes: Array<{ id: string, name: string, quantity: string, unit: string, startOn: string, endOn: string, timeZone: string, status: TargetStatus, version: number, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null, definition: { id: string, key: string }, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OutcomesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OutcomeFilter | null | undefined;
  orderBy?: Array<OutcomeOrder> | OutcomeOrder | null | undefined;
}>;


export type OutcomesQuery = { outcomes: { totalCount: number, nodes: Array<{ id: string, externalReference: string, revision: number, state: OutcomeState, quantity: string, unit: string, occurredAt: string, maturesAt: string, definition: { id: string, key: string }, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OutcomesToVerifyQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  policies?: Array<VerifierPolicy> | VerifierPolicy | null | undefined;
}>;


export type OutcomesToVerifyQuery = { outcomes: { totalCount: number, nodes: Array<{ id: string, externalReference: string, revision: number, state: OutcomeState, quantity: string, unit: string, occurredAt: string, maturesAt: string, definition: { id: string, name: string, verifierPolicy: VerifierPolicy }, partner: { id: string, name: string } | null, dimensions: Array<{ name: string, value: string }>, evidence: Array<{ id: string, mediaType: string, sha256: string, size: number, suppliedAt: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ParkedSettlementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ParkedSettlementFilter | null | undefined;
}>;


export type ParkedSettlementsQuery = { parkedSettlements: { totalCount: number, nodes: Array<{ id: string, period: string | null, multiple: string, reason: string, inputHash: string, parkedById: string | null, parkedAt: string, releaseReason: string | null, releasedById: string | null, releasedAt: string | null, computed: { amount: string, currency: string }, trailing: { amount: string, currency: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PartnerQueryVariables = Exact<{
  id: string;
}>;


export type PartnerQuery = { partner: { id: string, externalReference: string, name: string, stage: PartnerStage, createdAt: string } | null };

export type PartnerHomeQueryVariables = Exact<{
  partnerId: string;
  period: string;
}>;


export type PartnerHomeQuery = { viewer: { role: Role, partner: { id: string, name: string } | null }, earnings: Array<{ currency: string, accrued: { amount: string, currency: string }, held: { amount: string, currency: string }, payable: { amount: string, currency: string }, paid: { amount: string, currency: string }, total: { amount: string, currency: string }, projected: { amount: string, currency: string }, pendingVerification: { amount: string, currency: string } }>, outcomeTargets: { nodes: Array<{ id: string, name: string, quantity: string, unit: string, endOn: string, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } }> }, outcomes: { nodes: Array<{ id: string, externalReference: string, revision: number, state: OutcomeState, quantity: string, unit: string, occurredAt: string, maturesAt: string, customer: { id: string, name: string } | null, definition: { id: string, name: string } }> }, statements: { nodes: Array<{ id: string, period: string, currency: string, state: StatementState, total: { amount: string, currency: string }, held: { amount: string, currency: string } }> } };

export type PartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
  orderBy?: Array<PartnerOrder> | PartnerOrder | null | undefined;
}>;


export type PartnersQuery = { partners: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, stage: PartnerStage }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PayoutQueryVariables = Exact<{
  id: string;
}>;


export type PayoutQuery = { payout: { id: string, state: PayoutState, reason: string | null, createdAt: string, settledAt: string | null, partner: { id: string, name: string } | null, amount: { amount: string, currency: string }, parts: Array<{ agreementId: string, period: string, amount: { amount: string, currency: string } }> } | null };

export type PayoutBatchQueryVariables = Exact<{
  id: string;
}>;


export type PayoutBatchQuery = { payoutBatch: { id: string, currency: string, state: PayoutBatchState, createdAt: string, approvedAt: string | null, export: { csv: string | null, count: number, total: { amount: string, currency: string } } } | null };

export type PayoutBatchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PayoutBatchesQuery = { payoutBatches: { totalCount: number, nodes: Array<{ id: string, currency: string, state: PayoutBatchState, createdAt: string, approvedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PayoutsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PayoutsQuery = { payouts: { totalCount: number, nodes: Array<{ id: string, state: PayoutState, reason: string | null, createdAt: string, settledAt: string | null, partner: { id: string, name: string } | null, amount: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlanCheckQueryVariables = Exact<{
  input: PlanCheckInput;
}>;


export type PlanCheckQuery = { planCheck: { isAcceptable: boolean, termsHash: string | null, problems: Array<{ severity: PlanProblemSeverity, code: string, field: Array<string>, message: string }>, report: { maximumGain: string | null, maximumPenalty: string | null, gainToPenalty: string | null, components: Array<{ component: string, basis: PlanBasis, class: string | null, measures: Array<string> }>, prices: Array<{ component: string, breakEven: string, price: string }> } | null } };

export type PlanPreviewQueryVariables = Exact<{
  input: PlanPreviewInput;
}>;


export type PlanPreviewQuery = { planPreview: { rowCount: number, rows: Array<{ agreementId: string, period: string, partner: { id: string, name: string } | null, posted: { amount: string, currency: string }, draft: { amount: string, currency: string }, difference: { amount: string, currency: string } }>, totals: Array<{ currency: string, posted: { amount: string, currency: string }, draft: { amount: string, currency: string }, difference: { amount: string, currency: string }, postedRange: { lowest: { amount: string }, highest: { amount: string } }, draftRange: { lowest: { amount: string }, highest: { amount: string } }, gains: Array<{ partner: { id: string, name: string } | null, difference: { amount: string, currency: string } }>, losses: Array<{ partner: { id: string, name: string } | null, difference: { amount: string, currency: string } }> }>, planProblems: Array<{ severity: PlanProblemSeverity, code: string, field: Array<string>, message: string }>, problems: Array<{ agreementId: string | null, period: string | null, isBlocking: boolean, code: string, field: Array<string> | null, message: string }> } };

export type PotsQueryVariables = Exact<{
  id: string;
}>;


export type PotsQuery = { agreement: { id: string, name: string, pots: Array<{ pot: PotKind, partner: { id: string, name: string } | null, funded: { amount: string, currency: string }, released: { amount: string }, refunded: { amount: string }, called: { amount: string }, forfeited: { amount: string }, held: { amount: string } }>, potMovements: { nodes: Array<{ id: string, pot: PotKind, move: PotMove, reason: string | null, outcomeId: string | null, expiresOn: string | null, movedById: string | null, movedAt: string, amount: { amount: string, currency: string } }> } } | null };

export type ProposeAgreementMutationVariables = Exact<{
  input: AgreementProposeInput;
}>;


export type ProposeAgreementMutation = { agreementPropose: { isReplayed: boolean, agreement: { id: string, status: AgreementStatus, version: number, versions: Array<{ number: number, termsHash: string }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ProposeBaselineMutationVariables = Exact<{
  input: BaselineProposeInput;
}>;


export type ProposeBaselineMutation = { baselinePropose: { isReplayed: boolean, baseline: { id: string, agreementId: string, value: string, unit: string, method: string, status: BaselineStatus, proposedBySide: AgreementSide, proposedAt: string, acceptedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RecordExchangeRatesMutationVariables = Exact<{
  input: ExchangeRatesRecordInput;
}>;


export type RecordExchangeRatesMutation = { exchangeRatesRecord: { recordedCount: number | null, correctedCount: number | null, unchangedCount: number | null, lockedCount: number | null, isReplayed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RefundDepositMutationVariables = Exact<{
  input: DepositRefundInput;
}>;


export type RefundDepositMutation = { depositRefund: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RefundEscrowMutationVariables = Exact<{
  input: EscrowRefundInput;
}>;


export type RefundEscrowMutation = { escrowRefund: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RegisterGuaranteeMutationVariables = Exact<{
  input: GuaranteeRegisterInput;
}>;


export type RegisterGuaranteeMutation = { guaranteeRegister: { isReplayed: boolean, guarantee: { id: string, kind: GuaranteeKind, amount: { amount: string, currency: string }, called: { amount: string }, left: { amount: string }, settled: { amount: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RejectOutcomeMutationVariables = Exact<{
  input: OutcomeRejectInput;
}>;


export type RejectOutcomeMutation = { outcomeReject: { isReplayed: boolean, outcome: { id: string, state: OutcomeState, events: Array<{ sequence: number, type: OutcomeEventType, organisation: Organisation, at: string, reason: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReleaseEscrowMutationVariables = Exact<{
  input: EscrowReleaseInput;
}>;


export type ReleaseEscrowMutation = { escrowRelease: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, expiresOn: string | null, outcomeId: string | null, amount: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReleaseHoldbackMutationVariables = Exact<{
  input: HoldbackReleaseInput;
}>;


export type ReleaseHoldbackMutation = { holdbackRelease: { isReplayed: boolean, potMovement: { id: string, pot: PotKind, move: PotMove, reason: string | null, amount: { amount: string, currency: string }, agreement: { pots: Array<{ pot: PotKind, released: { amount: string }, forfeited: { amount: string }, held: { amount: string } }> } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReleaseSettlementMutationVariables = Exact<{
  input: SettlementReleaseInput;
}>;


export type ReleaseSettlementMutation = { settlementRelease: { isReplayed: boolean, parkedSettlement: { id: string, period: string | null, reason: string, releaseReason: string | null, releasedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReopenOutcomeMutationVariables = Exact<{
  input: OutcomeReopenInput;
}>;


export type ReopenOutcomeMutation = { outcomeReopen: { isReplayed: boolean, outcome: { id: string, state: OutcomeState, events: Array<{ sequence: number, type: OutcomeEventType, organisation: Organisation, at: string, reason: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ResolveDisputeMutationVariables = Exact<{
  input: DisputeResolveInput;
}>;


export type ResolveDisputeMutation = { disputeResolve: { isReplayed: boolean, dispute: { id: string, state: DisputeState, resolvedAt: string | null, reduction: { amount: string, currency: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RespondDisputeMutationVariables = Exact<{
  input: DisputeRespondInput;
}>;


export type RespondDisputeMutation = { disputeRespond: { isReplayed: boolean, dispute: { id: string, state: DisputeState, response: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReturnStatementMutationVariables = Exact<{
  input: StatementReturnInput;
}>;


export type ReturnStatementMutation = { statementReturn: { isReplayed: boolean, statement: { id: string, state: StatementState } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReverseOutcomeMutationVariables = Exact<{
  input: OutcomeReverseInput;
}>;


export type ReverseOutcomeMutation = { outcomeReverse: { isReplayed: boolean, outcome: { id: string, state: OutcomeState, events: Array<{ sequence: number, type: OutcomeEventType, organisation: Organisation, at: string, reason: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RevokeMemberMutationVariables = Exact<{
  input: MemberRevokeInput;
}>;


export type RevokeMemberMutation = { memberRevoke: { isReplayed: boolean, membership: { id: string, role: Role, status: MembershipStatus } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RunSettlementMutationVariables = Exact<{
  input: SettlementRunInput;
}>;


export type RunSettlementMutation = { settlementRun: { postedLineCount: number | null, isReplayed: boolean, run: { id: string, number: number, period: string | null, postedPeriod: string | null, inputHash: string, ranAt: string, waterfall: Array<{ key: string, label: string, amount: { amount: string, currency: string } }>, sharing: Array<{ component: string, gross: { amount: string, currency: string }, partner: { amount: string, currency: string }, client: { amount: string, currency: string } }>, lines: { nodes: Array<{ id: string, component: string, revision: number, sentence: string, amount: { amount: string, currency: string } }> } } | null, statements: Array<{ id: string, period: string, state: StatementState }> | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SettleGuaranteeMutationVariables = Exact<{
  input: GuaranteeSettleInput;
}>;


export type SettleGuaranteeMutation = { guaranteeSettle: { isReplayed: boolean, guarantee: { id: string, kind: GuaranteeKind, amount: { amount: string, currency: string }, called: { amount: string }, left: { amount: string }, settled: { amount: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SettlementBatchQueryVariables = Exact<{
  id: string;
}>;


export type SettlementBatchQuery = { settlementBatch: { id: string, period: string, isClosing: boolean, agreementCount: number, doneCount: number, settledCount: number, postedLineCount: number, createdAt: string, doneAt: string | null, refusals: Array<{ code: string, message: string, agreement: { id: string, name: string } | null }> } | null };

export type SettlementBatchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SettlementBatchesQuery = { settlementBatches: { totalCount: number, nodes: Array<{ id: string, period: string, isClosing: boolean, agreementCount: number, doneCount: number, settledCount: number, createdAt: string, doneAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SignAgreementMutationVariables = Exact<{
  input: AgreementSignInput;
}>;


export type SignAgreementMutation = { agreementSign: { isReplayed: boolean, agreement: { id: string, status: AgreementStatus, version: number, versions: Array<{ number: number, termsHash: string, signatures: Array<{ side: AgreementSide, signedAt: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SourcesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: SourceFilter | null | undefined;
  orderBy?: Array<SourceOrder> | SourceOrder | null | undefined;
}>;


export type SourcesQuery = { sources: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, ownerKind: OwnerKind, partnerId: string | null, customerId: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartSettlementBatchMutationVariables = Exact<{
  input: SettlementBatchStartInput;
}>;


export type StartSettlementBatchMutation = { settlementBatchStart: { isReplayed: boolean, settlementBatch: { id: string, period: string, isClosing: boolean, agreementCount: number, doneCount: number, settledCount: number, postedLineCount: number, createdAt: string, doneAt: string | null, refusals: Array<{ code: string, message: string, agreement: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type StatementQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StatementQuery = { statement: { id: string, period: string, currency: string, state: StatementState, createdAt: string, submittedAt: string | null, approvedAt: string | null, lockedAt: string | null, paidAt: string | null, partner: { id: string, name: string } | null, total: { amount: string, currency: string }, held: { amount: string, currency: string }, broughtForward: { amount: string, currency: string }, owed: { amount: string, currency: string }, disputed: { amount: string, currency: string }, carriedForward: { amount: string, currency: string }, recovered: { amount: string, currency: string }, payable: { amount: string, currency: string }, paid: { amount: string, currency: string }, waterfall: Array<{ key: string, label: string, amount: { amount: string, currency: string } }>, sharing: Array<{ component: string, gross: { amount: string, currency: string }, partner: { amount: string, currency: string }, client: { amount: string, currency: string } }>, movements: { totalCount: number, nodes: Array<{ id: string, reasonKind: string, bookedAt: string, amount: { amount: string, currency: string }, debitAccount: { kind: LedgerAccountKind } | null, creditAccount: { kind: LedgerAccountKind } | null }> }, lines: { totalCount: number, nodes: Array<{ id: string, component: string, label: string, segment: string | null, payee: string, revision: number, sentence: string, period: string, reason: string | null, amount: { amount: string, currency: string }, held: { amount: string, currency: string }, agreement: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StatementChangedSubscriptionVariables = Exact<{
  partnerId: string;
  after?: string | null | undefined;
}>;


export type StatementChangedSubscription = { statementChanged: { kind: LiveEventKind, cursor: string, statements: Array<{ id: string, period: string, currency: string, state: StatementState, payable: { amount: string, currency: string } }> | null } };

export type StatementLineQueryVariables = Exact<{
  id: string;
}>;


export type StatementLineQuery = { statementLine: { id: string, component: string, label: string, segment: string | null, payee: string, revision: number, sentence: string, period: string, postedPeriod: string, reason: string | null, runId: string, inputHash: string, amount: { amount: string, currency: string }, held: { amount: string, currency: string }, computed: { amount: string, currency: string }, partner: { id: string, name: string } | null, agreement: { id: string, name: string } | null, revises: { id: string, revision: number, amount: { amount: string, currency: string } } | null, conversions: Array<{ from: string, original: string, to: string, converted: string, base: string, quote: string, rate: string, source: string | null, statedOn: string | null, lockedOn: string }>, explanation: { sentence: string, amount: number, held: number, inputs: Array<{ measure: string, unit: string | null, quantity: string, how: string, facts: number, refs: Array<string>, source: string | null, version: string | null, dimensions: Array<{ name: string, values: Array<string>, distinct: number }> }>, steps: Array<{ position: number, op: string, is: string, of: Array<number>, path: string | null, name: string | null, input: number | null, digits: number | null, mode: string | null, tests: Array<{ left: number, is: string, right: number }> }> } | null } | null };

export type StatementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: StatementFilter | null | undefined;
  orderBy?: Array<StatementOrder> | StatementOrder | null | undefined;
}>;


export type StatementsQuery = { statements: { totalCount: number, nodes: Array<{ id: string, period: string, currency: string, state: StatementState, submittedAt: string | null, partner: { id: string, name: string } | null, total: { amount: string, currency: string }, held: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SubmitStatementMutationVariables = Exact<{
  input: StatementSubmitInput;
}>;


export type SubmitStatementMutation = { statementSubmit: { isReplayed: boolean, statement: { id: string, state: StatementState, submittedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateOutcomeTargetMutationVariables = Exact<{
  input: OutcomeTargetUpdateInput;
}>;


export type UpdateOutcomeTargetMutation = { outcomeTargetUpdate: { isReplayed: boolean, outcomeTarget: { id: string, name: string, quantity: string, unit: string, startOn: string, endOn: string, timeZone: string, status: TargetStatus, version: number, progress: { claimed: string, verified: string, attainment: string, remaining: string, paceExpected: string, updatedAt: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type VendorQueryVariables = Exact<{ [key: string]: never; }>;


export type VendorQuery = { vendor: { id: string, externalReference: string, name: string, timeZone: string, currency: string, isTest: boolean, createdAt: string } };

export type VerifyOutcomeMutationVariables = Exact<{
  input: OutcomeVerifyInput;
}>;


export type VerifyOutcomeMutation = { outcomeVerify: { isReplayed: boolean, outcome: { id: string, state: OutcomeState, events: Array<{ sequence: number, type: OutcomeEventType, organisation: Organisation, at: string, reason: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, personId: string | null, vendor: { id: string, name: string, currency: string, timeZone: string } | null, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AcceptBaselineDocument = new TypedDocumentString(`
    mutation AcceptBaseline($input: BaselineAcceptInput!) {
  baselineAccept(input: $input) {
    baseline {
      id
      agreementId
      value
      unit
      method
      status
      proposedBySide
      proposedAt
      acceptedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AcceptBaselineMutation, AcceptBaselineMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: MemberAcceptInput!) {
  memberAccept(input: $input) {
    membershipId
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const AdvancePartnerDocument = new TypedDocumentString(`
    mutation AdvancePartner($input: PartnerAdvanceInput!) {
  partnerAdvance(input: $input) {
    partner {
      id
      externalReference
      name
      stage
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AdvancePartnerMutation, AdvancePartnerMutationVariables>;
export const AdvanceSettlementBatchDocument = new TypedDocumentString(`
    mutation AdvanceSettlementBatch($input: SettlementBatchAdvanceInput!) {
  settlementBatchAdvance(input: $input) {
    settlementBatch {
      id
      period
      isClosing
      agreementCount
      doneCount
      settledCount
      postedLineCount
      createdAt
      doneAt
      refusals(first: 20) {
        code
        message
        agreement {
          id
          name
        }
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AdvanceSettlementBatchMutation, AdvanceSettlementBatchMutationVariables>;
export const AgreementDocument = new TypedDocumentString(`
    query Agreement($id: ID!) {
  agreement(id: $id) {
    id
    externalReference
    name
    status
    version
    currency
    timeZone
    cadence
    startOn
    endOn
    partner {
      id
      name
    }
    customer {
      id
      name
    }
    versions {
      id
      number
      effectiveOn
      termsHash
      plan {
        settings
        components {
          key
          label
          kind
          sentence
        }
      }
      payees {
        payee
        partnerId
      }
      signatures {
        side
        signedAt
      }
    }
    periods(first: 12) {
      nodes {
        id
        label
        start
        endExclusive
        timeZone
        state
        closedAt
      }
    }
    baselines(first: 20) {
      nodes {
        id
        kpi {
          id
          key
        }
        value
        unit
        status
        proposedBySide
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgreementQuery, AgreementQueryVariables>;
export const AgreementTermsDocument = new TypedDocumentString(`
    query AgreementTerms($id: ID!) {
  agreement(id: $id) {
    id
    name
    versions {
      number
      effectiveOn
      termsHash
      plan {
        settings
        document
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgreementTermsQuery, AgreementTermsQueryVariables>;
export const AgreementsDocument = new TypedDocumentString(`
    query Agreements($first: Int = 20, $after: Cursor, $filter: AgreementFilter, $orderBy: [AgreementOrder!]) {
  agreements(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      status
      version
      currency
      startOn
      endOn
      partner {
        id
        name
      }
      customer {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AgreementsQuery, AgreementsQueryVariables>;
export const AmendAgreementDocument = new TypedDocumentString(`
    mutation AmendAgreement($input: AgreementAmendInput!) {
  agreementAmend(input: $input) {
    agreement {
      id
      status
      version
      versions {
        number
        effectiveOn
        termsHash
        plan {
          components {
            key
            kind
            sentence
          }
        }
      }
    }
    problems {
      severity
      code
      field
      message
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AmendAgreementMutation, AmendAgreementMutationVariables>;
export const ApprovePayoutBatchDocument = new TypedDocumentString(`
    mutation ApprovePayoutBatch($input: PayoutBatchApproveInput!) {
  payoutBatchApprove(input: $input) {
    payoutBatch {
      id
      state
      approvedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ApprovePayoutBatchMutation, ApprovePayoutBatchMutationVariables>;
export const ApproveStatementDocument = new TypedDocumentString(`
    mutation ApproveStatement($input: StatementApproveInput!) {
  statementApprove(input: $input) {
    statement {
      id
      state
      approvedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ApproveStatementMutation, ApproveStatementMutationVariables>;
export const BaselineDocument = new TypedDocumentString(`
    query Baseline($id: ID!) {
  baseline(id: $id) {
    id
    agreementId
    value
    unit
    method
    status
    proposedBySide
    proposedAt
    acceptedAt
    kpi {
      id
      key
      name
    }
  }
}
    `) as unknown as TypedDocumentString<BaselineQuery, BaselineQueryVariables>;
export const CallDepositDocument = new TypedDocumentString(`
    mutation CallDeposit($input: DepositCallInput!) {
  depositCall(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CallDepositMutation, CallDepositMutationVariables>;
export const CallGuaranteeDocument = new TypedDocumentString(`
    mutation CallGuarantee($input: GuaranteeCallInput!) {
  guaranteeCall(input: $input) {
    guarantee {
      id
      kind
      amount {
        amount
        currency
      }
      called {
        amount
      }
      left {
        amount
      }
      settled {
        amount
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CallGuaranteeMutation, CallGuaranteeMutationVariables>;
export const CancelPayoutBatchDocument = new TypedDocumentString(`
    mutation CancelPayoutBatch($input: PayoutBatchCancelInput!) {
  payoutBatchCancel(input: $input) {
    payoutBatch {
      id
      state
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CancelPayoutBatchMutation, CancelPayoutBatchMutationVariables>;
export const ClaimOutcomeDocument = new TypedDocumentString(`
    mutation ClaimOutcome($input: OutcomeClaimInput!) {
  outcomeClaim(input: $input) {
    outcome {
      id
      externalReference
      revision
      state
      quantity
      unit
      occurredAt
      maturesAt
      evidence {
        id
        sha256
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ClaimOutcomeMutation, ClaimOutcomeMutationVariables>;
export const ClosePeriodDocument = new TypedDocumentString(`
    mutation ClosePeriod($input: PeriodCloseInput!) {
  periodClose(input: $input) {
    period
    run {
      id
      number
      inputHash
    }
    corrections {
      id
      period
      postedPeriod
    }
    statements {
      id
      partner {
        id
        name
      }
      currency
      total {
        amount
        currency
      }
      held {
        amount
        currency
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ClosePeriodMutation, ClosePeriodMutationVariables>;
export const ConfirmPayoutDocument = new TypedDocumentString(`
    mutation ConfirmPayout($input: PayoutConfirmInput!) {
  payoutConfirm(input: $input) {
    payout {
      id
      state
      reference
      settledAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ConfirmPayoutMutation, ConfirmPayoutMutationVariables>;
export const CreateAgreementDocument = new TypedDocumentString(`
    mutation CreateAgreement($input: AgreementCreateInput!) {
  agreementCreate(input: $input) {
    agreement {
      id
      status
      versions {
        number
        termsHash
        plan {
          components {
            key
            kind
            sentence
          }
        }
      }
    }
    problems {
      severity
      code
      field
      message
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateAgreementMutation, CreateAgreementMutationVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer {
      id
      externalReference
      name
      segment
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const CreateKpiDocument = new TypedDocumentString(`
    mutation CreateKpi($input: KpiCreateInput!) {
  kpiCreate(input: $input) {
    kpi {
      id
      key
      name
      unit
      metricClass
      direction
      aggregation
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateKpiMutation, CreateKpiMutationVariables>;
export const CreateOutcomeDefinitionDocument = new TypedDocumentString(`
    mutation CreateOutcomeDefinition($input: OutcomeDefinitionCreateInput!) {
  outcomeDefinitionCreate(input: $input) {
    outcomeDefinition {
      id
      key
      version
      name
      verifierPolicy
      isClaimedByRule
      windowDays
      unit
      kpi {
        id
        key
      }
      source {
        id
        name
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateOutcomeDefinitionMutation, CreateOutcomeDefinitionMutationVariables>;
export const CreateOutcomeTargetDocument = new TypedDocumentString(`
    mutation CreateOutcomeTarget($input: OutcomeTargetCreateInput!) {
  outcomeTargetCreate(input: $input) {
    outcomeTarget {
      id
      name
      quantity
      unit
      startOn
      endOn
      timeZone
      status
      version
      progress {
        claimed
        verified
        attainment
        remaining
        paceExpected
        updatedAt
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateOutcomeTargetMutation, CreateOutcomeTargetMutationVariables>;
export const CreatePartnerDocument = new TypedDocumentString(`
    mutation CreatePartner($input: PartnerCreateInput!) {
  partnerCreate(input: $input) {
    partner {
      id
      externalReference
      name
      stage
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const CreatePayoutBatchDocument = new TypedDocumentString(`
    mutation CreatePayoutBatch($input: PayoutBatchCreateInput!) {
  payoutBatchCreate(input: $input) {
    payoutBatch {
      id
      state
      currency
      createdAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreatePayoutBatchMutation, CreatePayoutBatchMutationVariables>;
export const CreateSourceDocument = new TypedDocumentString(`
    mutation CreateSource($input: SourceCreateInput!) {
  sourceCreate(input: $input) {
    source {
      id
      externalReference
      name
      ownerKind
      partnerId
      customerId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateSourceMutation, CreateSourceMutationVariables>;
export const CreateVendorDocument = new TypedDocumentString(`
    mutation CreateVendor($input: VendorCreateInput!) {
  vendorCreate(input: $input) {
    vendorId
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateVendorMutation, CreateVendorMutationVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    id
    externalReference
    name
    segment
    createdAt
  }
}
    `) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($first: Int = 20, $after: Cursor, $filter: CustomerFilter, $orderBy: [CustomerOrder!]) {
  customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      segment
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const DisputeDocument = new TypedDocumentString(`
    query Dispute($id: ID!) {
  dispute(id: $id) {
    id
    state
    amount {
      amount
      currency
    }
    reduction {
      amount
      currency
    }
    reason
    response
    resolution
    openedBy
    openedAt
    line {
      id
      label
    }
  }
}
    `) as unknown as TypedDocumentString<DisputeQuery, DisputeQueryVariables>;
export const DisputeChangedDocument = new TypedDocumentString(`
    subscription DisputeChanged($partnerId: ID!, $after: Cursor) {
  disputeChanged(partnerId: $partnerId, after: $after) {
    kind
    cursor
    disputes {
      id
      state
      amount {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DisputeChangedSubscription, DisputeChangedSubscriptionVariables>;
export const DisputesDocument = new TypedDocumentString(`
    query Disputes($first: Int = 50, $after: Cursor) {
  disputes(first: $first, after: $after) {
    totalCount
    nodes {
      id
      state
      amount {
        amount
        currency
      }
      reduction {
        amount
        currency
      }
      reason
      response
      resolution
      openedBy
      openedAt
      line {
        id
        label
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DisputesQuery, DisputesQueryVariables>;
export const EarningsDocument = new TypedDocumentString(`
    query Earnings($partnerId: ID!, $period: String!) {
  earnings(partnerId: $partnerId, period: $period) {
    partner {
      id
      name
    }
    period
    currency
    accrued {
      amount
      currency
    }
    held {
      amount
      currency
    }
    disputed {
      amount
      currency
    }
    payable {
      amount
      currency
    }
    clearing {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    receivable {
      amount
      currency
    }
    total {
      amount
      currency
    }
    projected {
      amount
      currency
    }
    pendingVerification {
      amount
      currency
    }
    components(first: 50) {
      agreementId
      period
      component
      label
      amount {
        amount
        currency
      }
      posted {
        amount
        currency
      }
      held {
        amount
        currency
      }
      sentence
    }
    problems {
      agreementId
      isBlocking
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EarningsQuery, EarningsQueryVariables>;
export const EarningsEstimateDocument = new TypedDocumentString(`
    query EarningsEstimate($input: EarningsEstimateInput!) {
  earningsEstimate(input: $input) {
    period
    changes {
      currency
      now {
        agreementId
        component
        label
        amount {
          amount
          currency
        }
        held {
          amount
          currency
        }
        sentence
      }
      after {
        agreementId
        component
        label
        amount {
          amount
          currency
        }
        held {
          amount
          currency
        }
        sentence
      }
      nowTotal {
        amount
        currency
      }
      afterTotal {
        amount
        currency
      }
      difference {
        amount
        currency
      }
      projected {
        amount
        currency
      }
      sentences
    }
    assumptions
    problems {
      agreementId
      isBlocking
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EarningsEstimateQuery, EarningsEstimateQueryVariables>;
export const EarningsUpdatedDocument = new TypedDocumentString(`
    subscription EarningsUpdated($partnerId: ID!, $period: String!, $after: Cursor) {
  earningsUpdated(partnerId: $partnerId, period: $period, after: $after) {
    kind
    cursor
    earnings {
      period
      currency
      accrued {
        amount
        currency
      }
      total {
        amount
        currency
      }
      projected {
        amount
        currency
      }
      pendingVerification {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EarningsUpdatedSubscription, EarningsUpdatedSubscriptionVariables>;
export const EndAgreementDocument = new TypedDocumentString(`
    mutation EndAgreement($input: AgreementEndInput!) {
  agreementEnd(input: $input) {
    agreement {
      id
      status
      endOn
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<EndAgreementMutation, EndAgreementMutationVariables>;
export const ExchangeRatesDocument = new TypedDocumentString(`
    query ExchangeRates($first: Int = 20, $after: Cursor, $filter: ExchangeRateFilter, $orderBy: [ExchangeRateOrder!]) {
  exchangeRates(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      source
      base
      quote
      rate
      statedOn
      revision
      supersedesId
      reference
      recordedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeRatesQuery, ExchangeRatesQueryVariables>;
export const FailPayoutDocument = new TypedDocumentString(`
    mutation FailPayout($input: PayoutFailInput!) {
  payoutFail(input: $input) {
    payout {
      id
      state
      reason
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<FailPayoutMutation, FailPayoutMutationVariables>;
export const FinanceMonthDocument = new TypedDocumentString(`
    query FinanceMonth($period: String!, $first: Int = 50, $after: Cursor) {
  statements(first: $first, after: $after, filter: {period: {eq: $period}}) {
    totalCount
    nodes {
      id
      partner {
        id
        name
      }
      currency
      state
      submittedAt
      total {
        amount
        currency
      }
      held {
        amount
        currency
      }
      recovered {
        amount
        currency
      }
      payable {
        amount
        currency
      }
      paid {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  ledgerAccounts(first: 50) {
    nodes {
      id
      kind
      partner {
        id
        name
      }
      agreementId
      balance {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FinanceMonthQuery, FinanceMonthQueryVariables>;
export const ForfeitHoldbackDocument = new TypedDocumentString(`
    mutation ForfeitHoldback($input: HoldbackForfeitInput!) {
  holdbackForfeit(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      agreement {
        pots(first: 10) {
          pot
          released {
            amount
          }
          forfeited {
            amount
          }
          held {
            amount
          }
        }
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ForfeitHoldbackMutation, ForfeitHoldbackMutationVariables>;
export const FundDepositDocument = new TypedDocumentString(`
    mutation FundDeposit($input: DepositFundInput!) {
  depositFund(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<FundDepositMutation, FundDepositMutationVariables>;
export const FundEscrowDocument = new TypedDocumentString(`
    mutation FundEscrow($input: EscrowFundInput!) {
  escrowFund(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<FundEscrowMutation, FundEscrowMutationVariables>;
export const GuaranteeDocument = new TypedDocumentString(`
    query Guarantee($id: ID!) {
  guarantee(id: $id) {
    id
    kind
    issuer
    reference
    startOn
    expiresOn
    registeredById
    registeredAt
    amount {
      amount
      currency
    }
    called {
      amount
    }
    left {
      amount
    }
    settled {
      amount
    }
    evidence {
      mediaType
      sha256
    }
    movements(first: 10) {
      id
      move
      amount {
        amount
      }
      reason
      movedById
      movedAt
    }
    agreement {
      id
      name
    }
    partner {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<GuaranteeQuery, GuaranteeQueryVariables>;
export const GuaranteesDocument = new TypedDocumentString(`
    query Guarantees($id: ID!) {
  agreement(id: $id) {
    id
    guarantees(first: 20) {
      nodes {
        id
        kind
        issuer
        reference
        startOn
        expiresOn
        registeredById
        registeredAt
        amount {
          amount
          currency
        }
        called {
          amount
        }
        left {
          amount
        }
        settled {
          amount
        }
        evidence {
          mediaType
          sha256
        }
        movements(first: 10) {
          id
          move
          amount {
            amount
          }
          reason
          movedById
          movedAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GuaranteesQuery, GuaranteesQueryVariables>;
export const IngestMeasurementsDocument = new TypedDocumentString(`
    mutation IngestMeasurements($input: MeasurementsIngestInput!) {
  measurementsIngest(input: $input) {
    accepted
    duplicates
    claimed
    verified
    rejected {
      index
      code
      field
      message
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<IngestMeasurementsMutation, IngestMeasurementsMutationVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: MemberInviteInput!) {
  memberInvite(input: $input) {
    invitationCode
    membership {
      id
      role
      status
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const KpiDocument = new TypedDocumentString(`
    query Kpi($id: ID!) {
  kpi(id: $id) {
    id
    key
    name
    unit
    metricClass
    direction
    aggregation
    description
    createdAt
  }
}
    `) as unknown as TypedDocumentString<KpiQuery, KpiQueryVariables>;
export const KpisDocument = new TypedDocumentString(`
    query Kpis($first: Int = 20, $after: Cursor, $filter: KpiFilter, $orderBy: [KpiOrder!]) {
  kpis(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      key
      name
      unit
      metricClass
      direction
      aggregation
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<KpisQuery, KpisQueryVariables>;
export const LedgerAccountsDocument = new TypedDocumentString(`
    query LedgerAccounts($first: Int = 20, $after: Cursor, $filter: LedgerAccountFilter, $orderBy: [LedgerAccountOrder!]) {
  ledgerAccounts(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      kind
      partner {
        id
        name
      }
      agreementId
      balance {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LedgerAccountsQuery, LedgerAccountsQueryVariables>;
export const LedgerTransfersDocument = new TypedDocumentString(`
    query LedgerTransfers($first: Int = 20, $after: Cursor, $filter: LedgerTransferFilter, $orderBy: [LedgerTransferOrder!]) {
  ledgerTransfers(
    first: $first
    after: $after
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      id
      bookedAt
      period
      amount {
        amount
        currency
      }
      debitAccount {
        id
        kind
      }
      creditAccount {
        id
        kind
      }
      partner {
        id
        name
      }
      agreementId
      postingId
      line
      reasonKind
      reasonId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LedgerTransfersQuery, LedgerTransfersQueryVariables>;
export const LockStatementDocument = new TypedDocumentString(`
    mutation LockStatement($input: StatementLockInput!) {
  statementLock(input: $input) {
    statement {
      id
      state
      lockedAt
      recovered {
        amount
        currency
      }
      payable {
        amount
        currency
      }
      carriedForward {
        amount
        currency
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<LockStatementMutation, LockStatementMutationVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    id
    __typename
    ... on Partner {
      name
    }
    ... on Customer {
      name
      segment
    }
    ... on OutcomeTarget {
      name
      quantity
      unit
    }
    ... on Outcome {
      externalReference
      state
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    __typename
    ... on Partner {
      name
      stage
    }
    ... on Customer {
      name
      segment
    }
    ... on OutcomeTarget {
      name
      quantity
      unit
    }
    ... on Outcome {
      externalReference
      state
    }
  }
}
    `) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const OpenDisputeDocument = new TypedDocumentString(`
    mutation OpenDispute($input: DisputeOpenInput!) {
  disputeOpen(input: $input) {
    dispute {
      id
      state
      amount {
        amount
        currency
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<OpenDisputeMutation, OpenDisputeMutationVariables>;
export const OutcomeDocument = new TypedDocumentString(`
    query Outcome($id: ID!) {
  outcome(id: $id) {
    id
    externalReference
    revision
    state
    quantity
    unit
    occurredAt
    maturesAt
    definition {
      id
      key
      name
      verifierPolicy
    }
    partner {
      id
      name
    }
    customer {
      id
      name
    }
    dimensions {
      name
      value
    }
    events {
      id
      sequence
      type
      organisation
      personId
      at
      reason
    }
    evidence {
      id
      mediaType
      sha256
      size
      suppliedAt
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeQuery, OutcomeQueryVariables>;
export const OutcomeDefinitionDocument = new TypedDocumentString(`
    query OutcomeDefinition($id: ID!) {
  outcomeDefinition(id: $id) {
    id
    key
    version
    name
    verifierPolicy
    isClaimedByRule
    windowDays
    unit
    description
    kpi {
      id
      key
      name
    }
    source {
      id
      name
    }
    createdAt
  }
}
    `) as unknown as TypedDocumentString<OutcomeDefinitionQuery, OutcomeDefinitionQueryVariables>;
export const OutcomeDefinitionsDocument = new TypedDocumentString(`
    query OutcomeDefinitions($first: Int = 20, $after: Cursor, $filter: OutcomeDefinitionFilter, $orderBy: [OutcomeDefinitionOrder!]) {
  outcomeDefinitions(
    first: $first
    after: $after
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      id
      key
      version
      name
      verifierPolicy
      isClaimedByRule
      windowDays
      unit
      kpi {
        id
        key
      }
      source {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeDefinitionsQuery, OutcomeDefinitionsQueryVariables>;
export const OutcomeTargetDocument = new TypedDocumentString(`
    query OutcomeTarget($id: ID!) {
  outcomeTarget(id: $id) {
    id
    name
    quantity
    unit
    startOn
    endOn
    timeZone
    status
    version
    definition {
      id
      key
      name
    }
    partner {
      id
      name
    }
    customer {
      id
      name
    }
    progress {
      claimed
      verified
      attainment
      remaining
      paceExpected
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeTargetQuery, OutcomeTargetQueryVariables>;
export const OutcomeTargetProgressDocument = new TypedDocumentString(`
    subscription OutcomeTargetProgress($targetId: ID!, $after: Cursor) {
  outcomeTargetProgress(targetId: $targetId, after: $after) {
    kind
    cursor
    outcomeTarget {
      id
      quantity
      unit
      version
      progress {
        claimed
        verified
        attainment
        remaining
        paceExpected
        updatedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeTargetProgressSubscription, OutcomeTargetProgressSubscriptionVariables>;
export const OutcomeTargetsDocument = new TypedDocumentString(`
    query OutcomeTargets($first: Int = 20, $after: Cursor, $filter: OutcomeTargetFilter, $orderBy: [OutcomeTargetOrder!]) {
  outcomeTargets(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      name
      quantity
      unit
      startOn
      endOn
      timeZone
      status
      version
      partner {
        id
        name
      }
      customer {
        id
        name
      }
      definition {
        id
        key
      }
      progress {
        claimed
        verified
        attainment
        remaining
        paceExpected
        updatedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeTargetsQuery, OutcomeTargetsQueryVariables>;
export const OutcomesDocument = new TypedDocumentString(`
    query Outcomes($first: Int = 20, $after: Cursor, $filter: OutcomeFilter, $orderBy: [OutcomeOrder!]) {
  outcomes(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      revision
      state
      quantity
      unit
      occurredAt
      maturesAt
      definition {
        id
        key
      }
      partner {
        id
        name
      }
      customer {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomesQuery, OutcomesQueryVariables>;
export const OutcomesToVerifyDocument = new TypedDocumentString(`
    query OutcomesToVerify($first: Int = 20, $after: Cursor, $policies: [VerifierPolicy!] = [CUSTOMER, VENDOR, INDEPENDENT, DUAL]) {
  outcomes(
    first: $first
    after: $after
    filter: {state: {in: [CLAIMED, REOPENED]}, verifierPolicy: {in: $policies}}
  ) {
    totalCount
    nodes {
      id
      externalReference
      revision
      state
      quantity
      unit
      occurredAt
      maturesAt
      definition {
        id
        name
        verifierPolicy
      }
      partner {
        id
        name
      }
      dimensions {
        name
        value
      }
      evidence {
        id
        mediaType
        sha256
        size
        suppliedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomesToVerifyQuery, OutcomesToVerifyQueryVariables>;
export const ParkedSettlementsDocument = new TypedDocumentString(`
    query ParkedSettlements($first: Int = 50, $after: Cursor, $filter: ParkedSettlementFilter) {
  parkedSettlements(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      period
      computed {
        amount
        currency
      }
      trailing {
        amount
        currency
      }
      multiple
      reason
      inputHash
      parkedById
      parkedAt
      releaseReason
      releasedById
      releasedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ParkedSettlementsQuery, ParkedSettlementsQueryVariables>;
export const PartnerDocument = new TypedDocumentString(`
    query Partner($id: ID!) {
  partner(id: $id) {
    id
    externalReference
    name
    stage
    createdAt
  }
}
    `) as unknown as TypedDocumentString<PartnerQuery, PartnerQueryVariables>;
export const PartnerHomeDocument = new TypedDocumentString(`
    query PartnerHome($partnerId: ID!, $period: String!) {
  viewer {
    role
    partner {
      id
      name
    }
  }
  earnings(partnerId: $partnerId, period: $period) {
    currency
    accrued {
      amount
      currency
    }
    held {
      amount
      currency
    }
    payable {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    total {
      amount
      currency
    }
    projected {
      amount
      currency
    }
    pendingVerification {
      amount
      currency
    }
  }
  outcomeTargets(
    first: 10
    filter: {partnerId: {eq: $partnerId}, status: {eq: ACTIVE}}
  ) {
    nodes {
      id
      name
      quantity
      unit
      endOn
      progress {
        claimed
        verified
        attainment
        remaining
        paceExpected
        updatedAt
      }
    }
  }
  outcomes(first: 10, filter: {partnerId: {eq: $partnerId}}) {
    nodes {
      id
      externalReference
      revision
      state
      quantity
      unit
      occurredAt
      maturesAt
      customer {
        id
        name
      }
      definition {
        id
        name
      }
    }
  }
  statements(first: 6, filter: {partnerId: {eq: $partnerId}}) {
    nodes {
      id
      period
      currency
      state
      total {
        amount
        currency
      }
      held {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PartnerHomeQuery, PartnerHomeQueryVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners($first: Int = 20, $after: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      stage
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const PayoutDocument = new TypedDocumentString(`
    query Payout($id: ID!) {
  payout(id: $id) {
    id
    partner {
      id
      name
    }
    amount {
      amount
      currency
    }
    state
    reason
    createdAt
    settledAt
    parts(first: 50) {
      agreementId
      period
      amount {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PayoutQuery, PayoutQueryVariables>;
export const PayoutBatchDocument = new TypedDocumentString(`
    query PayoutBatch($id: ID!) {
  payoutBatch(id: $id) {
    id
    currency
    state
    createdAt
    approvedAt
    export {
      csv
      count
      total {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PayoutBatchQuery, PayoutBatchQueryVariables>;
export const PayoutBatchesDocument = new TypedDocumentString(`
    query PayoutBatches($first: Int = 50, $after: Cursor) {
  payoutBatches(first: $first, after: $after) {
    totalCount
    nodes {
      id
      currency
      state
      createdAt
      approvedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PayoutBatchesQuery, PayoutBatchesQueryVariables>;
export const PayoutsDocument = new TypedDocumentString(`
    query Payouts($first: Int = 50, $after: Cursor) {
  payouts(first: $first, after: $after) {
    totalCount
    nodes {
      id
      partner {
        id
        name
      }
      amount {
        amount
        currency
      }
      state
      reason
      createdAt
      settledAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PayoutsQuery, PayoutsQueryVariables>;
export const PlanCheckDocument = new TypedDocumentString(`
    query PlanCheck($input: PlanCheckInput!) {
  planCheck(input: $input) {
    isAcceptable
    termsHash
    problems {
      severity
      code
      field
      message
    }
    report {
      components {
        component
        basis
        class
        measures
      }
      maximumGain
      maximumPenalty
      gainToPenalty
      prices {
        component
        breakEven
        price
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanCheckQuery, PlanCheckQueryVariables>;
export const PlanPreviewDocument = new TypedDocumentString(`
    query PlanPreview($input: PlanPreviewInput!) {
  planPreview(input: $input) {
    rowCount
    rows(first: 50) {
      agreementId
      period
      partner {
        id
        name
      }
      posted {
        amount
        currency
      }
      draft {
        amount
        currency
      }
      difference {
        amount
        currency
      }
    }
    totals {
      currency
      posted {
        amount
        currency
      }
      draft {
        amount
        currency
      }
      difference {
        amount
        currency
      }
      postedRange {
        lowest {
          amount
        }
        highest {
          amount
        }
      }
      draftRange {
        lowest {
          amount
        }
        highest {
          amount
        }
      }
      gains {
        partner {
          id
          name
        }
        difference {
          amount
          currency
        }
      }
      losses {
        partner {
          id
          name
        }
        difference {
          amount
          currency
        }
      }
    }
    planProblems {
      severity
      code
      field
      message
    }
    problems {
      agreementId
      period
      isBlocking
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlanPreviewQuery, PlanPreviewQueryVariables>;
export const PotsDocument = new TypedDocumentString(`
    query Pots($id: ID!) {
  agreement(id: $id) {
    id
    name
    pots(first: 20) {
      pot
      partner {
        id
        name
      }
      funded {
        amount
        currency
      }
      released {
        amount
      }
      refunded {
        amount
      }
      called {
        amount
      }
      forfeited {
        amount
      }
      held {
        amount
      }
    }
    potMovements(first: 20) {
      nodes {
        id
        pot
        move
        amount {
          amount
          currency
        }
        reason
        outcomeId
        expiresOn
        movedById
        movedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PotsQuery, PotsQueryVariables>;
export const ProposeAgreementDocument = new TypedDocumentString(`
    mutation ProposeAgreement($input: AgreementProposeInput!) {
  agreementPropose(input: $input) {
    agreement {
      id
      status
      version
      versions {
        number
        termsHash
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ProposeAgreementMutation, ProposeAgreementMutationVariables>;
export const ProposeBaselineDocument = new TypedDocumentString(`
    mutation ProposeBaseline($input: BaselineProposeInput!) {
  baselinePropose(input: $input) {
    baseline {
      id
      agreementId
      value
      unit
      method
      status
      proposedBySide
      proposedAt
      acceptedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ProposeBaselineMutation, ProposeBaselineMutationVariables>;
export const RecordExchangeRatesDocument = new TypedDocumentString(`
    mutation RecordExchangeRates($input: ExchangeRatesRecordInput!) {
  exchangeRatesRecord(input: $input) {
    recordedCount
    correctedCount
    unchangedCount
    lockedCount
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RecordExchangeRatesMutation, RecordExchangeRatesMutationVariables>;
export const RefundDepositDocument = new TypedDocumentString(`
    mutation RefundDeposit($input: DepositRefundInput!) {
  depositRefund(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RefundDepositMutation, RefundDepositMutationVariables>;
export const RefundEscrowDocument = new TypedDocumentString(`
    mutation RefundEscrow($input: EscrowRefundInput!) {
  escrowRefund(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RefundEscrowMutation, RefundEscrowMutationVariables>;
export const RegisterGuaranteeDocument = new TypedDocumentString(`
    mutation RegisterGuarantee($input: GuaranteeRegisterInput!) {
  guaranteeRegister(input: $input) {
    guarantee {
      id
      kind
      amount {
        amount
        currency
      }
      called {
        amount
      }
      left {
        amount
      }
      settled {
        amount
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RegisterGuaranteeMutation, RegisterGuaranteeMutationVariables>;
export const RejectOutcomeDocument = new TypedDocumentString(`
    mutation RejectOutcome($input: OutcomeRejectInput!) {
  outcomeReject(input: $input) {
    outcome {
      id
      state
      events {
        sequence
        type
        organisation
        at
        reason
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RejectOutcomeMutation, RejectOutcomeMutationVariables>;
export const ReleaseEscrowDocument = new TypedDocumentString(`
    mutation ReleaseEscrow($input: EscrowReleaseInput!) {
  escrowRelease(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      expiresOn
      outcomeId
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReleaseEscrowMutation, ReleaseEscrowMutationVariables>;
export const ReleaseHoldbackDocument = new TypedDocumentString(`
    mutation ReleaseHoldback($input: HoldbackReleaseInput!) {
  holdbackRelease(input: $input) {
    potMovement {
      id
      pot
      move
      amount {
        amount
        currency
      }
      reason
      agreement {
        pots(first: 10) {
          pot
          released {
            amount
          }
          forfeited {
            amount
          }
          held {
            amount
          }
        }
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReleaseHoldbackMutation, ReleaseHoldbackMutationVariables>;
export const ReleaseSettlementDocument = new TypedDocumentString(`
    mutation ReleaseSettlement($input: SettlementReleaseInput!) {
  settlementRelease(input: $input) {
    parkedSettlement {
      id
      period
      reason
      releaseReason
      releasedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReleaseSettlementMutation, ReleaseSettlementMutationVariables>;
export const ReopenOutcomeDocument = new TypedDocumentString(`
    mutation ReopenOutcome($input: OutcomeReopenInput!) {
  outcomeReopen(input: $input) {
    outcome {
      id
      state
      events {
        sequence
        type
        organisation
        at
        reason
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReopenOutcomeMutation, ReopenOutcomeMutationVariables>;
export const ResolveDisputeDocument = new TypedDocumentString(`
    mutation ResolveDispute($input: DisputeResolveInput!) {
  disputeResolve(input: $input) {
    dispute {
      id
      state
      reduction {
        amount
        currency
      }
      resolvedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ResolveDisputeMutation, ResolveDisputeMutationVariables>;
export const RespondDisputeDocument = new TypedDocumentString(`
    mutation RespondDispute($input: DisputeRespondInput!) {
  disputeRespond(input: $input) {
    dispute {
      id
      state
      response
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RespondDisputeMutation, RespondDisputeMutationVariables>;
export const ReturnStatementDocument = new TypedDocumentString(`
    mutation ReturnStatement($input: StatementReturnInput!) {
  statementReturn(input: $input) {
    statement {
      id
      state
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReturnStatementMutation, ReturnStatementMutationVariables>;
export const ReverseOutcomeDocument = new TypedDocumentString(`
    mutation ReverseOutcome($input: OutcomeReverseInput!) {
  outcomeReverse(input: $input) {
    outcome {
      id
      state
      events {
        sequence
        type
        organisation
        at
        reason
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<ReverseOutcomeMutation, ReverseOutcomeMutationVariables>;
export const RevokeMemberDocument = new TypedDocumentString(`
    mutation RevokeMember($input: MemberRevokeInput!) {
  memberRevoke(input: $input) {
    membership {
      id
      role
      status
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RevokeMemberMutation, RevokeMemberMutationVariables>;
export const RunSettlementDocument = new TypedDocumentString(`
    mutation RunSettlement($input: SettlementRunInput!) {
  settlementRun(input: $input) {
    postedLineCount
    run {
      id
      number
      period
      postedPeriod
      inputHash
      ranAt
      waterfall {
        key
        label
        amount {
          amount
          currency
        }
      }
      sharing {
        component
        gross {
          amount
          currency
        }
        partner {
          amount
          currency
        }
        client {
          amount
          currency
        }
      }
      lines(first: 20) {
        nodes {
          id
          component
          revision
          amount {
            amount
            currency
          }
          sentence
        }
      }
    }
    statements {
      id
      period
      state
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RunSettlementMutation, RunSettlementMutationVariables>;
export const SettleGuaranteeDocument = new TypedDocumentString(`
    mutation SettleGuarantee($input: GuaranteeSettleInput!) {
  guaranteeSettle(input: $input) {
    guarantee {
      id
      kind
      amount {
        amount
        currency
      }
      called {
        amount
      }
      left {
        amount
      }
      settled {
        amount
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<SettleGuaranteeMutation, SettleGuaranteeMutationVariables>;
export const SettlementBatchDocument = new TypedDocumentString(`
    query SettlementBatch($id: ID!) {
  settlementBatch(id: $id) {
    id
    period
    isClosing
    agreementCount
    doneCount
    settledCount
    postedLineCount
    createdAt
    doneAt
    refusals(first: 20) {
      code
      message
      agreement {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SettlementBatchQuery, SettlementBatchQueryVariables>;
export const SettlementBatchesDocument = new TypedDocumentString(`
    query SettlementBatches($first: Int = 50, $after: Cursor) {
  settlementBatches(first: $first, after: $after) {
    totalCount
    nodes {
      id
      period
      isClosing
      agreementCount
      doneCount
      settledCount
      createdAt
      doneAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SettlementBatchesQuery, SettlementBatchesQueryVariables>;
export const SignAgreementDocument = new TypedDocumentString(`
    mutation SignAgreement($input: AgreementSignInput!) {
  agreementSign(input: $input) {
    agreement {
      id
      status
      version
      versions {
        number
        termsHash
        signatures {
          side
          signedAt
        }
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<SignAgreementMutation, SignAgreementMutationVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($first: Int = 20, $after: Cursor, $filter: SourceFilter, $orderBy: [SourceOrder!]) {
  sources(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      ownerKind
      partnerId
      customerId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const StartSettlementBatchDocument = new TypedDocumentString(`
    mutation StartSettlementBatch($input: SettlementBatchStartInput!) {
  settlementBatchStart(input: $input) {
    settlementBatch {
      id
      period
      isClosing
      agreementCount
      doneCount
      settledCount
      postedLineCount
      createdAt
      doneAt
      refusals(first: 20) {
        code
        message
        agreement {
          id
          name
        }
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<StartSettlementBatchMutation, StartSettlementBatchMutationVariables>;
export const StatementDocument = new TypedDocumentString(`
    query Statement($id: ID!, $first: Int = 50, $after: Cursor) {
  statement(id: $id) {
    id
    partner {
      id
      name
    }
    period
    currency
    state
    total {
      amount
      currency
    }
    held {
      amount
      currency
    }
    broughtForward {
      amount
      currency
    }
    owed {
      amount
      currency
    }
    disputed {
      amount
      currency
    }
    carriedForward {
      amount
      currency
    }
    recovered {
      amount
      currency
    }
    payable {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    waterfall {
      key
      label
      amount {
        amount
        currency
      }
    }
    sharing {
      component
      gross {
        amount
        currency
      }
      partner {
        amount
        currency
      }
      client {
        amount
        currency
      }
    }
    createdAt
    submittedAt
    approvedAt
    lockedAt
    paidAt
    movements(first: $first) {
      totalCount
      nodes {
        id
        reasonKind
        bookedAt
        amount {
          amount
          currency
        }
        debitAccount {
          kind
        }
        creditAccount {
          kind
        }
      }
    }
    lines(first: $first, after: $after) {
      totalCount
      nodes {
        id
        component
        label
        segment
        payee
        revision
        amount {
          amount
          currency
        }
        held {
          amount
          currency
        }
        sentence
        period
        reason
        agreement {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementQuery, StatementQueryVariables>;
export const StatementChangedDocument = new TypedDocumentString(`
    subscription StatementChanged($partnerId: ID!, $after: Cursor) {
  statementChanged(partnerId: $partnerId, after: $after) {
    kind
    cursor
    statements {
      id
      period
      currency
      state
      payable {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementChangedSubscription, StatementChangedSubscriptionVariables>;
export const StatementLineDocument = new TypedDocumentString(`
    query StatementLine($id: ID!) {
  statementLine(id: $id) {
    id
    component
    label
    segment
    payee
    revision
    amount {
      amount
      currency
    }
    held {
      amount
      currency
    }
    sentence
    period
    postedPeriod
    reason
    runId
    inputHash
    computed {
      amount
      currency
    }
    partner {
      id
      name
    }
    agreement {
      id
      name
    }
    revises {
      id
      revision
      amount {
        amount
        currency
      }
    }
    conversions {
      from
      original
      to
      converted
      base
      quote
      rate
      source
      statedOn
      lockedOn
    }
    explanation {
      sentence
      amount
      held
      inputs {
        measure
        unit
        quantity
        dimensions {
          name
          values
          distinct
        }
        how
        facts
        refs
        source
        version
      }
      steps {
        position
        op
        is
        of
        path
        name
        input
        digits
        mode
        tests {
          left
          is
          right
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementLineQuery, StatementLineQueryVariables>;
export const StatementsDocument = new TypedDocumentString(`
    query Statements($first: Int = 20, $after: Cursor, $filter: StatementFilter, $orderBy: [StatementOrder!]) {
  statements(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      partner {
        id
        name
      }
      period
      currency
      state
      submittedAt
      total {
        amount
        currency
      }
      held {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const SubmitStatementDocument = new TypedDocumentString(`
    mutation SubmitStatement($input: StatementSubmitInput!) {
  statementSubmit(input: $input) {
    statement {
      id
      state
      submittedAt
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<SubmitStatementMutation, SubmitStatementMutationVariables>;
export const UpdateOutcomeTargetDocument = new TypedDocumentString(`
    mutation UpdateOutcomeTarget($input: OutcomeTargetUpdateInput!) {
  outcomeTargetUpdate(input: $input) {
    outcomeTarget {
      id
      name
      quantity
      unit
      startOn
      endOn
      timeZone
      status
      version
      progress {
        claimed
        verified
        attainment
        remaining
        paceExpected
        updatedAt
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<UpdateOutcomeTargetMutation, UpdateOutcomeTargetMutationVariables>;
export const VendorDocument = new TypedDocumentString(`
    query Vendor {
  vendor {
    id
    externalReference
    name
    timeZone
    currency
    isTest
    createdAt
  }
}
    `) as unknown as TypedDocumentString<VendorQuery, VendorQueryVariables>;
export const VerifyOutcomeDocument = new TypedDocumentString(`
    mutation VerifyOutcome($input: OutcomeVerifyInput!) {
  outcomeVerify(input: $input) {
    outcome {
      id
      state
      events {
        sequence
        type
        organisation
        at
        reason
      }
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<VerifyOutcomeMutation, VerifyOutcomeMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    personId
    vendor {
      id
      name
      currency
      timeZone
    }
    partner {
      id
      name
    }
    customer {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
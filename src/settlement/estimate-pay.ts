import type { Line } from '../engine/line';
import type { Problem } from '../engine/problem';
import type { Scope } from '../platform/scope';
import { carriesOver } from './carries-over';
import { type Pay, type Prepared, payOf, preparePeriods } from './compute-periods';
import { computedWhole } from './computed-whole';
import { dueLines, labelOf } from './due-lines.rules';
import type { EstimatedPay } from './estimate.rules';
import { pendingFactsOfPeriods } from './facts-of-periods';
import type { EarningsKey } from './open-periods';
import { concerns, hasErrors, seesTerms, told } from './payee-view.rules';
import { type PeriodToEstimate, periodsToEstimate } from './periods-to-estimate';
import { revise } from './revision.rules';
import { type Computed, wouldPark } from './safety/would-park';
import { type PostedOfPeriod, postedLines } from './settlement.repository';

/** Why an agreement could not be computed, or what is doubtful about its facts. */
export interface EstimateProblem extends Problem {
  readonly agreementId: string;
  readonly currency: string;
}

/** What the open periods of one partner under one label would pay now, and the corrections that they take. */
export interface Estimate {
  readonly pays: readonly EstimatedPay[];
  readonly problems: readonly EstimateProblem[];
}

/**
 * Recomputes the open periods of many partners and labels, and the closed ones whose facts or terms have changed, in a constant number
 * of statements, whatever the number of agreements, with the same facts and the same engine as settlement. It writes nothing.
 */
export const estimatePay = (scope: Scope, keys: readonly EarningsKey[]): Promise<ReadonlyMap<EarningsKey, Estimate>> =>
  computedWhole(scope, keys, estimateWhole);

async function estimateWhole(scope: Scope, keys: readonly EarningsKey[]): Promise<ReadonlyMap<EarningsKey, Estimate>> {
  const open = await periodsToEstimate(scope, keys);
  const now =
    keys
      .map((key) => key.now)
      .sort()
      .at(-1) ?? '';
  const prepared = await preparePeriods(scope, open, { are: 'EXPECTED', now });
  const expected = await expecting(scope, open, prepared, now);
  const stored = open.flatMap(({ periodId }) => periodId ?? []);
  const posted = await postedLines(scope, stored);
  const pays = prepared.map((one) => payOf(one, { explain: false }));
  const computed = open.map((one, index) => computedOf(one, prepared[index], pays[index]));
  const parked = await wouldPark(
    scope,
    computed.flatMap((one) => one ?? []),
  );
  const estimates = open.map((one, index) => {
    const [period, pay] = [computed[index], pays[index]];
    const isParked = period != null && parked.has(period);
    if (!concerns(one, posted)) return NOTHING;
    const seesAll = seesTerms(scope.authority, one.agreement);
    return estimateOf(one, prepared[index], expected[index], { pay, posted, isParked, seesAll });
  });
  return new Map(
    keys.map((key) => {
      const own = estimates.filter((_, index) => open[index]?.key === key);
      return [key, { pays: own.flatMap(({ pays }) => pays), problems: own.flatMap(({ problems }) => problems) }];
    }),
  );
}

/** The same periods, the open ones as if every claimed and reopened outcome were verified. */
async function expecting(
  scope: Scope,
  wanted: readonly PeriodToEstimate[],
  prepared: readonly Prepared[],
  now: string,
): Promise<readonly Prepared[]> {
  const isOpen = (index: number) => wanted[index]?.isCorrection === false;
  const spans = prepared.flatMap((one, index) => (one.isReadable && isOpen(index) ? [one] : []));
  const pending = (await pendingFactsOfPeriods(scope, spans, now))[Symbol.iterator]();
  return prepared.map((one, index) => {
    if (!one.isReadable || !isOpen(index)) return one;
    const { facts } = one;
    return { ...one, facts: { ...facts, facts: [...facts.facts, ...(pending.next().value ?? [])] } };
  });
}

interface Found {
  readonly pay: Pay | undefined;
  readonly posted: readonly PostedOfPeriod[];
  readonly isParked: boolean;
  readonly seesAll: boolean;
}

const NOTHING: Estimate = { pays: [], problems: [] };

function computedOf(
  { agreement, periodId }: PeriodToEstimate,
  prepared: Prepared | undefined,
  pay: Pay | undefined,
): Computed | null {
  if (prepared?.isReadable !== true || pay === undefined || hasErrors(pay.problems)) return null;
  const { version, plan, facts } = prepared;
  return { agreementId: agreement.id, periodId, version, plan, facts, lines: pay.lines };
}

function estimateOf(
  { key, agreement, period, periodId, isCorrection }: PeriodToEstimate,
  now: Prepared | undefined,
  later: Prepared | undefined,
  { pay, posted, isParked, seesAll }: Found,
): Estimate {
  if (now === undefined || later === undefined || pay === undefined) return NOTHING;
  const { payees } = now.version;
  const own = (lines: readonly Line[]) => lines.filter(({ payee }) => payees[payee] === key.partnerId);
  const expected = payOf(later, { explain: false });
  const named = { agreementId: agreement.id, currency: pay.currency };
  const problems: EstimateProblem[] = told(pay.problems, seesAll).map((problem) => ({ ...problem, ...named }));
  if (!now.isReadable || hasErrors(pay.problems)) return { pays: [], problems };
  const { plan } = now;
  const before = posted.filter((line) => line.periodId === periodId && line.partnerId === key.partnerId);
  const due = dueLines(own(pay.lines), payees).lines ?? [];
  if (isParked) problems.push(beyondBound(agreement.id, pay.currency, period.label));
  if (isCorrection && revise(due, before).length === 0) return { pays: [], problems };
  if (isCorrection && carriesOver(now.version)) problems.push(balancesStand(agreement.id, pay.currency, period.label));
  const estimatedPay: EstimatedPay = {
    agreementId: agreement.id,
    period: period.label,
    lines: own(pay.lines),
    expected: own(hasErrors(expected.problems) ? pay.lines : expected.lines),
    posted: before,
    labelOf: (component) => labelOf(plan, component),
    explained: once(() => own(payOf(now, { explain: true }).lines)),
  };
  return { pays: [estimatedPay], problems };
}

/** Every component of an answer asks for the same explanations: they are computed once, and only if somebody asks. */
function once<Value extends object>(compute: () => Value): () => Value {
  let known: Value | null = null;
  return () => {
    known ??= compute();
    return known;
  };
}

/** Settlement goes from period to period and finds the new balance in each; an estimate has only the one that stands. */
const balancesStand = (agreementId: string, currency: string, label: string): EstimateProblem => ({
  ...{ agreementId, currency, severity: 'WARNING', code: 'BALANCE_CARRIED', path: [] },
  sentence: `${label} is to be corrected; later periods are estimated with the balance that it carries over now.`,
});

/** Says no figure: those of the other payees are not for everybody who reads an estimate. */
const beyondBound = (agreementId: string, currency: string, label: string): EstimateProblem => ({
  ...{ agreementId, currency, severity: 'WARNING', code: 'SAFETY_BOUND', path: ['safety'] },
  sentence: `${label} is beyond the safety bound: settlement parks it until a second person releases it.`,
});

import type { Line } from '../engine/line';
import type { Problem } from '../engine/problem';
import type { Scope } from '../platform/scope';
import { type Prepared, payOf, preparePeriods } from './compute-periods';
import { labelOf } from './due-lines.rules';
import type { EstimatedPay } from './estimate.rules';
import { pendingFactsOfPeriods } from './facts-of-periods';
import { type EarningsKey, type OpenPeriod, openPeriods } from './open-periods';
import { type PostedOfPeriod, postedLines } from './settlement.repository';

/** Why an agreement could not be computed, or what is doubtful about its facts. */
export interface EstimateProblem extends Problem {
  readonly agreementId: string;
  readonly currency: string;
}

/** What the open periods of one partner under one label would pay now. */
export interface Estimate {
  readonly pays: readonly EstimatedPay[];
  readonly problems: readonly EstimateProblem[];
}

/**
 * Recomputes the open periods of many partners and labels in a constant number of statements, whatever the number of
 * agreements, with the same facts and the same engine as settlement. It writes nothing.
 */
export async function estimatePay(
  scope: Scope,
  keys: readonly EarningsKey[],
): Promise<ReadonlyMap<EarningsKey, Estimate>> {
  const open = await openPeriods(scope, keys);
  const prepared = await preparePeriods(scope, open);
  const expected = await expecting(scope, prepared);
  const stored = open.flatMap(({ periodId }) => periodId ?? []);
  const posted = stored.length === 0 ? [] : await postedLines(scope, stored);
  const estimates = open.map((one, index) => estimateOf(one, prepared[index], expected[index], posted));
  return new Map(
    keys.map((key) => {
      const own = estimates.filter((_, index) => open[index]?.key === key);
      return [key, { pays: own.flatMap(({ pays }) => pays), problems: own.flatMap(({ problems }) => problems) }];
    }),
  );
}

/** The same periods as if every claimed and reopened outcome were verified. */
async function expecting(scope: Scope, prepared: readonly Prepared[]): Promise<readonly Prepared[]> {
  const spans = prepared.filter((one) => one.isReadable);
  const pending = (await pendingFactsOfPeriods(scope, spans))[Symbol.iterator]();
  return prepared.map((one) => {
    if (!one.isReadable) return one;
    const { facts } = one;
    return { ...one, facts: { ...facts, facts: [...facts.facts, ...(pending.next().value ?? [])] } };
  });
}

function estimateOf(
  { key, agreement, periodId }: OpenPeriod,
  now: Prepared | undefined,
  later: Prepared | undefined,
  posted: readonly PostedOfPeriod[],
): Estimate {
  if (now === undefined || later === undefined) return { pays: [], problems: [] };
  const { payees } = now.version;
  const own = (lines: readonly Line[]) => lines.filter(({ payee }) => payees[payee] === key.partnerId);
  const [pay, expected] = [payOf(now, { explain: false }), payOf(later, { explain: false })];
  const problems = pay.problems.map((problem) => ({ ...problem, agreementId: agreement.id, currency: pay.currency }));
  if (!now.isReadable || hasErrors(pay.problems)) return { pays: [], problems };
  const { plan } = now;
  const estimatedPay: EstimatedPay = {
    agreementId: agreement.id,
    lines: own(pay.lines),
    expected: own(hasErrors(expected.problems) ? pay.lines : expected.lines),
    posted: posted.filter((line) => line.periodId === periodId && line.partnerId === key.partnerId),
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

const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'ERROR');

import { isMeasured } from '../../agreements/baseline.rules';
import type { Fact } from '../../engine/facts';
import type { Problem } from '../../engine/problem';
import type { Scope } from '../../platform/scope';
import { type Prepared, payOf } from '../compute-periods';
import { computedWhole } from '../computed-whole';
import { labelOf } from '../due-lines.rules';
import type { EstimatedPay } from '../estimate.rules';
import { withRatesOfAssumed } from '../locked-facts';
import { hasErrors, told } from '../payee-view.rules';
import type { PostedOfPeriod } from '../settlement.repository';
import { spanQueries } from '../span-queries.rules';
import { assumptionsOf, factIn, type Reading } from './additional-facts.rules';
import { type AskedPeriod, askedPeriods } from './asked-periods';
import { type Change, type ChangedPay, changesOf } from './changed-pay.rules';
import type { EstimateQuestion } from './estimate-question';
import { engineProblem, questionProblem, type WhatIfProblem } from './what-if-problem.rules';

/** What would change for a partner, what that takes for granted, and what keeps it from being complete. */
export interface EarningsEstimate {
  readonly period: string;
  readonly changes: readonly Change[];
  readonly assumptions: readonly string[];
  readonly problems: readonly WhatIfProblem[];
}

type Readable = Extract<Prepared, { readonly isReadable: true }>;

/**
 * Recomputes the open periods of a partner under one label as they are and with additional facts, by the gatherer and the
 * engine of settlement, in a constant number of statements. It only reads.
 */
export async function estimateEarnings(
  scope: Scope,
  { partnerId, period: label, additional }: EstimateQuestion,
  now: string,
): Promise<EarningsEstimate> {
  const { periods, posted } = await computedWhole(scope, [{ partnerId, label, now }], askedPeriods);
  const added = periods.map(({ tried: one, customerReference }) => {
    const reading = one.isReadable && readingOf(one, customerReference);
    return additional.map((fact, place) => (reading ? factIn(fact, place, reading) : null));
  });
  const readable = periods.flatMap(({ tried: one }, index) =>
    one.isReadable ? [{ one, read: { ...one, facts: (added[index] ?? []).flatMap((fact) => fact ?? []) } }] : [],
  );
  const reads = readable.map(({ read }) => read);
  const rated = await withRatesOfAssumed(scope, reads, now);
  const assumed = new Map<Prepared, readonly Fact[]>(readable.map(({ one }, place) => [one, rated[place] ?? []]));
  const computed = periods.map((one) => compute(one, assumed.get(one.tried) ?? [], posted));
  return {
    period: label,
    changes: changesOf(computed.flatMap(({ pay }) => pay ?? [])),
    assumptions: assumptionsOf(additional),
    problems: [
      ...(periods.length > 0 ? [] : [nothingOpen(label)]),
      ...additional.flatMap(({ measure }, place) =>
        periods.length === 0 || added.some((facts) => facts[place] !== null) ? [] : [notCounted(measure, place)],
      ),
      ...computed.flatMap(({ problems }) => problems),
    ],
  };
}

const readingOf = ({ agreement, period, plan }: Readable, customerReference: string | null): Reading => ({
  period,
  queries: spanQueries(agreement, period, plan, isMeasured),
  customerReference,
});

function compute(
  { open: { key, agreement, periodId }, whole, tried, seesAll }: AskedPeriod,
  facts: readonly Fact[],
  posted: readonly PostedOfPeriod[],
): { readonly pay: ChangedPay | null; readonly problems: readonly WhatIfProblem[] } {
  const { problems } = payOf(whole, { explain: false });
  const said = (found: readonly Problem[]) =>
    told(found, seesAll).map((problem) => engineProblem(problem, agreement.id, key.label));
  const before = said(problems);
  if (!whole.isReadable || !tried.isReadable || hasErrors(problems)) return { pay: null, problems: before };
  const now = payFor(whole, key.partnerId, postedOf(posted, periodId, key.partnerId));
  if (facts.length === 0) return { pay: { now, after: now }, problems: before };
  const assumed: Readable = { ...tried, facts: { ...tried.facts, facts: [...tried.facts.facts, ...facts] } };
  const news = payOf(assumed, { explain: false }).problems;
  const more = said(news).filter(isNewTo(before));
  const after = hasErrors(news) ? now : payFor(assumed, key.partnerId, now.posted);
  return { pay: { now, after }, problems: [...before, ...more] };
}

const postedOf = (posted: readonly PostedOfPeriod[], periodId: string | null, partnerId: string) =>
  posted.filter((line) => line.periodId === periodId && line.partnerId === partnerId);

/** Both estimates of one agreement are explained when somebody asks, each at most once. */
function payFor(prepared: Readable, partnerId: string, posted: EstimatedPay['posted']): EstimatedPay {
  const { plan, version, agreement } = prepared;
  const own = (explain: boolean) =>
    payOf(prepared, { explain }).lines.filter(({ payee }) => version.payees[payee] === partnerId);
  let explained: EstimatedPay['lines'] | undefined;
  return {
    agreementId: agreement.id,
    period: prepared.period.label,
    lines: own(false),
    expected: [],
    posted,
    labelOf: (component) => labelOf(plan, component),
    explained: () => {
      explained ??= own(true);
      return explained;
    },
  };
}

const isNewTo = (before: readonly WhatIfProblem[]) => {
  const known = new Set(before.map(({ code, message }) => `${code} ${message}`));
  return ({ code, message }: WhatIfProblem): boolean => !known.has(`${code} ${message}`);
};

const nothingOpen = (label: string): WhatIfProblem =>
  questionProblem(
    'NO_OPEN_PERIOD',
    ['period'],
    `No agreement of the partner has an open period ${label} that has begun.`,
  );

const notCounted = (measure: string, place: number): WhatIfProblem =>
  questionProblem(
    'NOT_COUNTED',
    ['additional', String(place)],
    `additional.${place}: no open agreement of the partner reads "${measure}" at that time and of that customer.`,
  );

import { kpiOfBaseline } from '../../agreements/baseline.rules';
import { customerById } from '../../customers/customer.repository';
import type { Fact } from '../../engine/facts';
import type { Scope } from '../../platform/scope';
import { type Prepared, payOf, preparePeriods } from '../compute-periods';
import { computedWhole } from '../computed-whole';
import { labelOf } from '../due-lines.rules';
import type { EstimatedPay } from '../estimate.rules';
import { withRatesOfAssumed } from '../locked-facts';
import { type EarningsKey, type OpenPeriod, openPeriods } from '../open-periods';
import { type PostedOfPeriod, postedLines } from '../settlement.repository';
import { spanQueries } from '../span-queries.rules';
import { assumptionsOf, factIn, type Reading } from './additional-facts.rules';
import { type Change, type ChangedPay, changesOf } from './changed-pay.rules';
import type { EstimateQuestion } from './estimate-question';
import { engineProblem, hasErrors, questionProblem, type WhatIfProblem } from './what-if-problem.rules';

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
  const { open, prepared, posted } = await computedWhole(scope, [{ partnerId, label, now }], openAsTheyAre);
  const customerIds = [...new Set(open.flatMap(({ agreement }) => agreement.customerId ?? []))];
  const customers = customerIds.length === 0 ? new Map() : await customerById.batch(scope, customerIds);
  const added = prepared.map((one) => {
    const reading = one.isReadable && readingOf(one, customers.get(one.agreement.customerId ?? '')?.externalReference);
    return additional.map((fact, place) => (reading ? factIn(fact, place, reading) : null));
  });
  const readable = prepared.flatMap((one, index) =>
    one.isReadable ? [{ one, read: { ...one, facts: (added[index] ?? []).flatMap((fact) => fact ?? []) } }] : [],
  );
  const reads = readable.map(({ read }) => read);
  const rated = await withRatesOfAssumed(scope, reads, now);
  const assumed = new Map<Prepared | undefined, readonly Fact[]>(
    readable.map(({ one }, place) => [one, rated[place] ?? []]),
  );
  const computed = open.map((one, index) => compute(one, prepared[index], assumed.get(prepared[index]) ?? [], posted));
  return {
    period: label,
    changes: changesOf(computed.flatMap(({ pay }) => pay ?? [])),
    assumptions: assumptionsOf(additional),
    problems: [
      ...(open.length > 0 ? [] : [nothingOpen(label)]),
      ...additional.flatMap(({ measure }, place) =>
        open.length === 0 || added.some((facts) => facts[place] !== null) ? [] : [notCounted(measure, place)],
      ),
      ...computed.flatMap(({ problems }) => problems),
    ],
  };
}

/** What settlement would compute of the open periods, and what was posted of them. */
async function openAsTheyAre(scope: Scope, keys: readonly EarningsKey[]) {
  const open = await openPeriods(scope, keys);
  const prepared = await preparePeriods(scope, open, { are: 'EXPECTED', now: keys[0]?.now ?? '' });
  const stored = open.flatMap(({ periodId }) => periodId ?? []);
  return { open, prepared, posted: stored.length === 0 ? [] : await postedLines(scope, stored) };
}

const readingOf = ({ agreement, period, plan }: Readable, customerReference: string | undefined): Reading => ({
  period,
  queries: spanQueries(agreement, period, plan, (measure) => kpiOfBaseline(measure) === null),
  customerReference: customerReference ?? null,
});

function compute(
  { key, agreement, periodId }: OpenPeriod,
  prepared: Prepared | undefined,
  facts: readonly Fact[],
  posted: readonly PostedOfPeriod[],
): { readonly pay: ChangedPay | null; readonly problems: readonly WhatIfProblem[] } {
  if (prepared === undefined) return { pay: null, problems: [] };
  const { problems } = payOf(prepared, { explain: false });
  const told = problems.map((problem) => engineProblem(problem, agreement.id, key.label));
  if (!prepared.isReadable || hasErrors(problems)) return { pay: null, problems: told };
  const now = payFor(prepared, key.partnerId, postedOf(posted, periodId, key.partnerId));
  if (facts.length === 0) return { pay: { now, after: now }, problems: told };
  const assumed: Readable = { ...prepared, facts: { ...prepared.facts, facts: [...prepared.facts.facts, ...facts] } };
  const news = payOf(assumed, { explain: false }).problems;
  const more = news.map((problem) => engineProblem(problem, agreement.id, key.label)).filter(isNewTo(told));
  const after = hasErrors(news) ? now : payFor(assumed, key.partnerId, now.posted);
  return { pay: { now, after }, problems: [...told, ...more] };
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

const isNewTo = (told: readonly WhatIfProblem[]) => {
  const known = new Set(told.map(({ code, message }) => `${code} ${message}`));
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

import type { AgreementRow } from '../agreements/agreement.repository';
import { type AgreedBaseline, agreedBaselines } from '../agreements/baseline.repository';
import { isMeasured } from '../agreements/baseline.rules';
import type { Fact, Facts } from '../engine/facts';
import type { Plan } from '../engine/plan';
import { requirements } from '../engine/requirements';
import { present } from '../kernel/assert';
import { publicId } from '../kernel/id';
import type { Period } from '../kernel/period';
import { Rational } from '../kernel/rational';
import type { Scope } from '../platform/scope';
import { carriedFacts } from './carried-facts';
import { type FactsOfSpan, factsOfSpans, pendingFactsOfSpans } from './facts-of-spans';
import { type Rates, withRates } from './locked-facts';
import { type SpanQuery, spanQueries } from './span-queries.rules';

/** The facts of a span, with the mark of its outcomes where their sums told it (`SpanQuery.tellsMark`). */
export interface MarkedFacts {
  readonly facts: Facts;
  readonly outcomesMark: string | null;
}

/** One period of one agreement under one plan: what facts are gathered for. */
export interface Span {
  readonly agreement: AgreementRow;
  readonly period: Period;
  readonly plan: Plan;
}

/**
 * The facts of many periods in a constant number of statements, in the order of the spans: outcomes by the instant their
 * window closes, measurements by their own, agreed baselines, and balances carried over; nothing that the plan does not read. Estimate and
 * settlement both call this, so they cannot disagree about facts.
 */
export async function factsOfPeriods(scope: Scope, spans: readonly Span[], rates: Rates): Promise<MarkedFacts[]> {
  if (spans.length === 0) return [];
  const baselines = await agreedBaselines(scope, [...new Set(spans.map(({ agreement }) => agreement.id))]);
  const facts = await perSpan(scope, spans, rates, (queries) => factsOfSpans(scope, queries));
  const carried = await carriedFacts(scope, spans);
  return spans.map((span, index) => {
    const { facts: own = [], sources = [], outcomesMark = null } = facts[index] ?? {};
    const kept = carried[index] ?? { facts: [], sources: [] };
    const found = {
      facts: [...own, ...baselines.filter(isRead(span)).map(baselineFact), ...kept.facts],
      sources: [...sources, ...kept.sources],
    };
    return { facts: factsOf(span, found), outcomesMark };
  });
}

/** What would count in each span beside its facts, if everything that is claimed were verified. */
export async function pendingFactsOfPeriods(
  scope: Scope,
  spans: readonly Span[],
  now: string,
): Promise<(readonly Fact[])[]> {
  const rates: Rates = { are: 'EXPECTED', now };
  const pending = await perSpan(scope, spans, rates, (queries) => pendingFactsOfSpans(scope, queries));
  return pending.map(({ facts }) => facts);
}

type Gathered = Pick<Facts, 'facts' | 'sources'>;
type Marked = Gathered & Pick<MarkedFacts, 'outcomesMark'>;

/** Asks for all spans together and hands each what it asked for. */
async function perSpan(
  scope: Scope,
  spans: readonly Span[],
  rates: Rates,
  read: (queries: readonly SpanQuery[]) => Promise<FactsOfSpan[]>,
): Promise<Marked[]> {
  const queries = spans.map(({ agreement, period, plan }) => spanQueries(agreement, period, plan, isMeasured));
  const answers = (await read(queries.flat()))[Symbol.iterator]();
  const gathered = queries.map((own) => {
    const found = own.map((): FactsOfSpan => answers.next().value ?? { facts: [], sources: [] });
    return {
      facts: found.flatMap(({ facts }) => facts),
      sources: found.flatMap(({ sources }) => sources),
      outcomesMark: found.find((_, place) => own[place]?.tellsMark)?.outcomesMark ?? null,
    };
  });
  const reads = spans.map((span, index) => ({ ...span, facts: gathered[index]?.facts ?? [] }));
  const locked = await withRates(scope, reads, rates);
  return gathered.map((one, index) => ({ ...one, facts: locked[index] ?? [] }));
}

const factsOf = ({ agreement, period }: Span, found: Gathered): Facts => ({
  period,
  agreement: { start: agreement.startOn, endExclusive: agreement.endOn },
  ...found,
});

const isRead = ({ agreement, plan }: Span) => {
  const read = new Set(requirements(plan).map(({ measure }) => measure));
  return ({ agreementId, measure }: AgreedBaseline) => agreementId === agreement.id && read.has(measure);
};

/** A baseline is a fact of the whole period. */
const baselineFact = ({ id, measure, value, unit }: AgreedBaseline): Fact => ({
  measure,
  subject: null,
  at: null,
  quantity: present(Rational.parse(value), `a stored baseline is a plain decimal: ${value}`),
  unit,
  dimensions: {},
  ref: publicId('baseline', id),
});

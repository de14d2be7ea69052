import type { AgreementRow } from '../agreements/agreement.repository';
import { type Carried, carriedOf } from '../engine/carried';
import type { Fact, Provenance } from '../engine/facts';
import type { Plan } from '../engine/plan';
import { present } from '../kernel/assert';
import { exactValue } from '../kernel/money';
import { boundsOf, type Period } from '../kernel/period';
import { Rational } from '../kernel/rational';
import type { Scope } from '../platform/scope';
import { type CarriedBalance, carriedBefore } from './carried.repository';
import { carriedEver } from './carried-ever';

interface Span {
  readonly agreement: AgreementRow;
  readonly period: Period;
  readonly plan: Plan;
}

/** What the ledger knows of one span, as facts with where they come from. */
export interface CarriedFacts {
  readonly facts: readonly Fact[];
  readonly sources: readonly Provenance[];
}

const WORDS = { RESERVE: 'reserve', ADVANCE: 'advance' } as const;

/**
 * The balances that periods begin with: the sums of what the earlier periods of the agreement came to, never of the period
 * itself. At most two statements, none for plans that carry nothing over; a balance that the vendor measures itself is left to
 * its measurements.
 */
export async function carriedFacts(scope: Scope, spans: readonly Span[]): Promise<readonly CarriedFacts[]> {
  const reserving = spans.filter(({ plan }) => carriedOf(plan).some(({ kind }) => kind === 'RESERVE'));
  const ever = reserving.length === 0 ? new Map<string, never>() : await carriedEver(scope, reserving.map(agreementOf));
  const wanted = spans.map((span) => {
    const own = carriedOf(span.plan);
    const known = own.length === 0 ? [] : (ever.get(agreementOf(span)) ?? []);
    const dropped = known.filter((one) => one.kind === 'RESERVE' && !own.some((it) => isSame(it, one)));
    return [...dropped.map((one) => balanceOf(span, one, true)), ...own.map((one) => balanceOf(span, one, false))];
  });
  const found = (await carriedBefore(scope, wanted.flat()))[Symbol.iterator]();
  return wanted.map((own) =>
    factsOf(left(own.map((one) => ({ ...one, ...present(found.next().value, 'a balance') })))),
  );
}

const agreementOf = ({ agreement }: Span): string => agreement.id;
const isSame = (one: Carried, other: Carried): boolean => one.kind === other.kind && one.component === other.component;

const balanceOf = ({ agreement, period, plan }: Span, { component, kind, measure }: Carried, isDropped: boolean) => ({
  ...{ component, kind, measure, isDropped, agreementId: agreement.id, label: period.label },
  ...{ startOn: period.start, startAt: boundsOf(period).start, currency: plan.payIn?.currency ?? plan.currency },
  ...{ unit: plan.currency, rate: plan.payIn?.rate ?? Rational.ONE },
});

type Balance = ReturnType<typeof balanceOf> & CarriedBalance;

/** Decisions take from the one account of all funds: first what dropped ones have left, then of those of the plan in its order. */
function left(balances: readonly Balance[]): readonly (Balance & { readonly minor: bigint })[] {
  let moved = balances.find(({ kind }) => kind === 'RESERVE')?.moved ?? 0n;
  return balances.map((one) => {
    const stands = one.kind === 'ADVANCE' ? one.lines : -one.lines;
    const held = stands > 0n ? stands : 0n;
    if (one.kind === 'ADVANCE') return { ...one, minor: held };
    const taken = moved < held ? moved : held;
    moved -= taken;
    return { ...one, minor: held - taken };
  });
}

function factsOf(all: readonly (Balance & { readonly minor: bigint })[]): CarriedFacts {
  const balances = all.filter(({ isDropped, isMeasured }) => !isDropped && !isMeasured);
  return {
    facts: balances.map(({ measure, minor, currency, rate, unit }): Fact => {
      // The engine reads it in the currency of the plan, and pays in that of the lines at the locked rate.
      const quantity = exactValue({ minor, currency }).over(rate);
      return { measure, quantity, unit, subject: null, at: null, dimensions: {}, ref: null };
    }),
    sources: balances.map(({ measure, kind, label }) => ({
      measure,
      source: `balance of the ${WORDS[kind]} before ${label}`,
      version: null,
    })),
  };
}

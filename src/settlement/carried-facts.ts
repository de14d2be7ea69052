import type { AgreementRow } from '../agreements/agreement.repository';
import { carriedOf } from '../engine/carried';
import type { Fact, Provenance } from '../engine/facts';
import type { Plan } from '../engine/plan';
import { exactValue } from '../kernel/money';
import { boundsOf, type Period } from '../kernel/period';
import { Rational } from '../kernel/rational';
import type { Scope } from '../platform/scope';
import { carriedBefore } from './carried.repository';

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
 * itself. At most one statement, none for plans that carry nothing over; a balance that the vendor measures itself is left to
 * its measurements.
 */
export async function carriedFacts(scope: Scope, spans: readonly Span[]): Promise<readonly CarriedFacts[]> {
  const wanted = spans.map(({ agreement, period, plan }) => {
    const before = { agreementId: agreement.id, startOn: period.start, startAt: boundsOf(period).start };
    const [fund] = carriedOf(plan).filter(({ kind }) => kind === 'RESERVE');
    return carriedOf(plan).map((carried) => ({
      ...{
        ...carried,
        ...before,
        label: period.label,
        currency: plan.payIn?.currency ?? plan.currency,
        unit: plan.currency,
        rate: plan.payIn?.rate ?? Rational.ONE,
      },
      // Releases take from the account of all funds of the plan; the first of them counts them.
      countsMoves: carried.component === fund?.component,
    }));
  });
  const found = (await carriedBefore(scope, wanted.flat()))[Symbol.iterator]();
  return wanted.map((own) => {
    const balances = own.flatMap((one) => {
      const balance = found.next().value;
      if (balance === undefined || balance.isMeasured) return [];
      const minor = one.kind === 'ADVANCE' ? balance.lines : -balance.lines - (one.countsMoves ? balance.moved : 0n);
      return [{ ...one, minor: minor > 0n ? minor : 0n }];
    });
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
  });
}

import type { AgreementRow } from '../agreements/agreement.repository';
import { planOfVersion } from '../agreements/plan-of-version';
import type { VersionRow } from '../agreements/version.repository';
import type { Result } from '../engine/line';
import type { Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { evaluate } from '../engine/statement';
import { present } from '../kernel/assert';
import type { Period } from '../kernel/period';
import type { Scope } from '../platform/scope';
import { factsOfPeriods, type MarkedFacts } from './facts-of-periods';
import type { Rates } from './locked-facts';

/** A period and the terms under which it is computed. */
export interface PeriodToCompute {
  readonly agreement: AgreementRow;
  readonly version: VersionRow;
  readonly period: Period;
}

/** Everything that one period's pay depends on; or why its terms cannot be read. */
export type Prepared =
  | (PeriodToCompute & { readonly isReadable: true; readonly plan: Plan } & MarkedFacts)
  | (PeriodToCompute & { readonly isReadable: false; readonly problems: readonly Problem[] });

/** Gathers what many periods need, in a constant number of statements and in the order of the periods. */
export async function preparePeriods(
  scope: Scope,
  wanted: readonly PeriodToCompute[],
  rates: Rates,
): Promise<readonly Prepared[]> {
  const read = wanted.map((one) => ({ one, read: planOfVersion(one.version) }));
  const spans = read.flatMap(({ one, read }) => ('plan' in read ? [{ ...one, plan: read.plan }] : []));
  const gathered = (await factsOfPeriods(scope, spans, rates))[Symbol.iterator]();
  return read.map(({ one, read }): Prepared => {
    if ('problems' in read) return { ...one, isReadable: false, problems: read.problems };
    return { ...one, isReadable: true, plan: read.plan, ...present(gathered.next().value, 'facts for every span') };
  });
}

/** The pay of a prepared period. */
export type Pay = Pick<Result, 'currency' | 'lines' | 'sharing' | 'problems'>;

/** Computes a prepared period; terms that cannot be read pay nothing and say why. */
export function payOf(prepared: Prepared, options: { readonly explain: boolean }): Pay {
  if (prepared.isReadable) return evaluate(prepared.plan, prepared.facts, options);
  return { currency: prepared.agreement.currency, lines: [], sharing: [], problems: prepared.problems };
}

import { type Carried, carriedOf } from '../engine/carried';
import type { Plan } from '../engine/plan';
import type { Change } from './booking.rules';
import type { DueLine, Revision } from './revision.rules';

/** The terms of a run, and those of the run before it where they were others. */
export interface TermsOfRun {
  readonly plan: Plan;
  readonly former: Plan | null;
}

/**
 * What a revision changes on the accounts; `back` is what a decided dispute took of the line and is not taken again. Where the
 * former terms carried it over into another balance, it is taken back from there and posted anew: the difference alone would
 * leave it behind.
 */
export function changesOf(revision: Revision<DueLine>, { plan, former }: TermsOfRun, back: bigint): readonly Change[] {
  const { component, before, due } = revision;
  const carried = carriedBy(plan, component);
  const returned = back === 0n ? [] : [{ ...revision, carried: null, amount: back, held: 0n }];
  if (former !== null && before !== null) {
    const was = carriedBy(former, component);
    const old = { ...revision, carried: was, amount: -before.amount, held: -before.held };
    const anew = { ...revision, carried, amount: due?.amount ?? 0n, held: due?.held ?? 0n };
    if (was !== carried) return [old, anew, ...returned];
  }
  return carried === null
    ? [{ ...revision, carried, amount: revision.amount + back }]
    : [{ ...revision, carried }, ...returned];
}

const carriedBy = (plan: Plan, key: string): Carried['kind'] | null =>
  carriedOf(plan).find(({ component }) => component === key)?.kind ?? null;

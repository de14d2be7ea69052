import { type Carried, carriedOf } from '../engine/carried';
import type { Plan } from '../engine/plan';
import type { Change } from './booking.rules';
import type { ExplainedLine } from './line-document.rules';
import { type DueLine, keyOf, type Revision } from './revision.rules';

/** The terms of a run, and those of the run before it where they were others. */
export interface TermsOfRun {
  readonly plan: Plan;
  readonly former: Plan | null;
}

/**
 * What a revision changes on the accounts; `back` is what a decided dispute took of the line and is not taken again. Where the
 * former terms had put it elsewhere, into another pot or a balance that was carried over, it is taken back from there and
 * posted anew: the difference alone would leave it behind.
 */
export function changesOf(revision: Revision<DueLine>, { plan, former }: TermsOfRun, back: bigint): readonly Change[] {
  const { component, before, due } = revision;
  const carried = carriedBy(plan, component);
  const returned = back === 0n ? [] : [{ ...revision, carried: null, amount: back, held: 0n }];
  if (former !== null && before !== null) {
    const pot = potOf(former);
    const was = carriedBy(former, component);
    const isElsewhere = was !== carried || (before.held !== 0n && pot !== potOf(plan));
    const old = { ...revision, pot, carried: was, amount: -before.amount, held: -before.held };
    const anew = { ...revision, carried, amount: due?.amount ?? 0n, held: due?.held ?? 0n };
    if (isElsewhere) return [old, anew, ...returned];
  }
  return carried === null
    ? [{ ...revision, carried, amount: revision.amount + back }]
    : [{ ...revision, carried }, ...returned];
}

/**
 * What moves of lines that stay as they are: each pot is released and forfeited by itself, so a held part goes to the pot of
 * the terms that hold now, as far as that of the terms before still has it.
 */
export function movesOf(
  due: readonly ExplainedLine[],
  revisions: readonly Revision<DueLine>[],
  { plan, former }: TermsOfRun,
): readonly Change[] {
  if (former === null || potOf(former) === potOf(plan)) return [];
  const revised = new Set(revisions.map(keyOf));
  const [from, pot] = [potOf(former), potOf(plan)];
  return due
    .filter((one) => one.held > 0n && !one.line.isWithheld && !revised.has(keyOf(one)))
    .map(({ partnerId, currency, held }) => ({ partnerId, currency, amount: 0n, held, pot, from }));
}

const potOf = ({ holdback }: Plan) => holdback?.pot ?? 'HOLDBACK';

const carriedBy = (plan: Plan, key: string): Carried['kind'] | null =>
  carriedOf(plan).find(({ component }) => component === key)?.kind ?? null;

import { localDate } from '../../kernel/period';
import { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { parts } from '../operators/split';
import { stop } from '../problem';
import { cashText, shareText } from '../words';

/** A price in parts, each paid on the acceptance of a milestone. */
export interface Milestones {
  readonly price: Rational;
  /** One fact per acceptance; `milestoneBy` names the dimension with the milestone's key. */
  readonly acceptedMeasure: string;
  readonly milestoneBy: string;
  readonly order: 'ANY' | 'IN_ORDER';
  readonly milestones: readonly Milestone[];
}

export interface Milestone {
  readonly key: string;
  readonly label: string | null;
  readonly share: Rational;
  readonly dueOn: string | null;
}

/** Pays each milestone accepted in this period once, one line each; all parts together are exactly the price. */
export function milestone(terms: Milestones, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const now = acceptances(terms, measures.items(terms.acceptedMeasure), given);
  const before = acceptances(terms, measures.past(terms.acceptedMeasure), given);
  const price = terms.price;
  const amounts = parts(
    calc,
    price,
    terms.milestones.map(({ share }) => share),
    given,
  );
  const lines = terms.milestones.flatMap((each, index) => {
    const accepted = now.get(each.key);
    if (accepted === undefined || before.has(each.key)) return [];
    if (terms.order === 'IN_ORDER') refuseSkipped(terms, index, now, before, given);
    return [
      {
        segment: each.key,
        amount: amounts[index] ?? Rational.ZERO,
        reason: lateness(each, accepted, given),
        shares: null,
        says: () =>
          `the milestone ${each.label ?? each.key} is accepted: ${shareText(each.share)} of ${cashText(price, given)}`,
      },
    ];
  });
  return lines.length > 0 ? lines : rated(Rational.ZERO, () => 'no milestone', 'No milestone accepted in this period.');
}

/** The first acceptance of each milestone; an acceptance of something that the plan does not know is refused. */
function acceptances(terms: Milestones, facts: readonly Fact[], { path }: Given): ReadonlyMap<string, Fact> {
  const known = new Set(terms.milestones.map(({ key }) => key));
  const accepted = new Map<string, Fact>();
  for (const fact of facts) {
    const key = dimensionOf(fact, terms.milestoneBy) ?? '';
    if (!known.has(key)) {
      stop(
        'UNKNOWN_MILESTONE',
        [...path, 'milestones'],
        `The plan has no milestone "${key}" (fact ${fact.ref ?? ''}).`,
      );
    }
    const first = accepted.get(key);
    const isAccepted = !fact.quantity.isNegative() && !fact.quantity.isZero();
    if (isAccepted && (first === undefined || (fact.at ?? '') < (first.at ?? ''))) accepted.set(key, fact);
  }
  return accepted;
}

function refuseSkipped(
  terms: Milestones,
  index: number,
  now: ReadonlyMap<string, Fact>,
  before: ReadonlyMap<string, Fact>,
  { path }: Given,
): void {
  const skipped = terms.milestones.slice(0, index).find(({ key }) => !now.has(key) && !before.has(key));
  if (skipped === undefined) return;
  const sentence = `"${terms.milestones[index]?.key}" is accepted before "${skipped.key}", which comes first.`;
  stop('MILESTONE_OUT_OF_ORDER', [...path, 'order'], sentence);
}

function lateness({ dueOn }: Milestone, accepted: Fact, { period }: Given): string | null {
  if (dueOn === null || accepted.at === null) return null;
  const on = localDate(accepted.at, period.timeZone);
  return on > dueOn ? `Accepted on ${on}, due on ${dueOn}.` : null;
}

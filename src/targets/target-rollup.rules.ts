import { Rational } from '../kernel/rational';
import { canonicalInstant } from '../kpis/facts-query.rules';
import { boundsOfTarget } from './target-progress.rules';

/** By how much a change of one outcome moves what is claimed and what is verified; either sign. */
export interface OutcomeShift {
  readonly definitionId: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly occurredAt: string;
  readonly claimed: Rational;
  readonly verified: Rational;
}

/** What decides whether an outcome counts towards a target. */
export interface CountingTarget {
  readonly id: string;
  readonly definitionId: string;
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly startOn: string;
  readonly endOn: string;
  readonly timeZone: string;
}

export interface TargetShift {
  readonly targetId: string;
  readonly claimed: Rational;
  readonly verified: Rational;
}

type Group = readonly (OutcomeShift & { readonly at: string })[];

/**
 * By how much each target moves: the exact sum of the shifts of its definition, partner and customer (any, where it names
 * none) that occurred in `[startOn, endOn)` of its time zone. Targets that do not move are left out; sorted by id.
 */
export function shiftsByTarget(
  targets: readonly CountingTarget[],
  shifts: readonly OutcomeShift[],
): readonly TargetShift[] {
  const groups = grouped(shifts);
  return targets
    .map((target) => shiftOf(target, groups.get(pairKey(target)) ?? []))
    .filter(({ claimed, verified }) => !claimed.isZero() || !verified.isZero())
    .sort((a, b) => (a.targetId < b.targetId ? -1 : 1));
}

/** Outcomes and targets meet by definition and partner. */
export const pairKey = ({ definitionId, partnerId }: { definitionId: string; partnerId: string }): string =>
  `${definitionId}:${partnerId}`;

function shiftOf(target: CountingTarget, shifts: Group): TargetShift {
  const { start, endExclusive } = boundsOfTarget(target);
  let claimed = Rational.ZERO;
  let verified = Rational.ZERO;
  for (const shift of shifts) {
    if (target.customerId !== null && target.customerId !== shift.customerId) continue;
    if (shift.at < start || shift.at >= endExclusive) continue;
    claimed = claimed.plus(shift.claimed);
    verified = verified.plus(shift.verified);
  }
  return { targetId: target.id, claimed, verified };
}

function grouped(shifts: readonly OutcomeShift[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, (OutcomeShift & { readonly at: string })[]>();
  for (const shift of shifts) {
    const at = canonicalInstant(shift.occurredAt);
    const group = groups.get(pairKey(shift));
    if (group === undefined) groups.set(pairKey(shift), [{ ...shift, at }]);
    else group.push({ ...shift, at });
  }
  return groups;
}

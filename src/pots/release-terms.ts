import type { AgreementRow } from '../agreements/agreement.repository';
import type { SignedPlan } from '../agreements/kept-keys.rules';
import { signedPlansOf } from '../agreements/signed-plans';
import type { Holdback, Plan } from '../engine/plan';
import { localDate } from '../kernel/period';
import type { Unit } from '../platform/unit';
import { isAccepted, type Milestone } from './pot.repository';
import type { Pot } from './pot.rules';

/** What the newest signed terms that hold by now and fill a pot say about its release, and whether the milestone they name is accepted. */
export async function releaseTerms(
  unit: Unit,
  agreement: AgreementRow,
  pot: Pot,
): Promise<{ readonly release: Holdback['release'] | null; readonly isAccepted: boolean }> {
  const signed = await signedPlansOf(unit.scope, agreement.id);
  const today = localDate(unit.now, agreement.timeZone);
  const fills = ({ effectiveOn, plan: { holdback } }: SignedPlan) => effectiveOn <= today && holdback?.pot === pot;
  const plan = signed.findLast(fills)?.plan;
  const release = plan?.holdback?.release ?? null;
  if (plan === undefined || release?.milestone == null) return { release, isAccepted: false };
  return { release, isAccepted: await isAccepted(unit.scope, agreement, milestoneOf(plan, release.milestone)) };
}

/** A milestone of the plan is accepted with its own outcome; any other is named like the outcome's definition. */
function milestoneOf({ components }: Plan, key: string): Milestone {
  for (const { pay } of components) {
    if (pay.kind !== 'milestone' || !pay.terms.milestones.some((milestone) => milestone.key === key)) continue;
    return { key: pay.terms.acceptedMeasure, dimension: pay.terms.milestoneBy, value: key };
  }
  return { key, dimension: null, value: key };
}

import { paysWhomFactsName } from '../../engine/paid-payees';
import type { Component, Plan } from '../../engine/plan';
import type { Share } from '../../engine/share';

/**
 * The part of a plan on which the lines of some payees rest, and which pays them the same as the whole does: the components that
 * pay them, or all of it where an adjustment, an overlay or a measure of what was earned ties them to what others are paid.
 * Whoever tries assumed facts out on it finds out nothing about components that pay only others, not even by their problems.
 */
export function ownPart(plan: Plan, payees: readonly string[]): Plan {
  const isPaid = (shares: readonly Share[]) => shares.some(({ payee }) => payees.includes(payee));
  const isTied =
    isPaid(plan.overlay) ||
    (plan.adjustments.length > 0 && isPaid(plan.split)) ||
    plan.measures.some(({ derivation }) => derivation.kind === 'earned');
  if (isTied) return plan;
  const components = plan.components.filter((one) => {
    const shares = sharesOf(one);
    // Where a gate is closed, the line that says so goes by the split of the plan, whatever the component's own.
    const isShared = shares.length === 0 || one.gates.length > 0;
    return paysWhomFactsName(one) || isPaid(shares) || (isShared && isPaid(plan.split));
  });
  return { ...plan, components, adjustments: [], figures: [] };
}

const sharesOf = ({ split, pay }: Component): readonly Share[] =>
  pay.kind === 'bundle' ? [...split, ...pay.terms.shares] : split;

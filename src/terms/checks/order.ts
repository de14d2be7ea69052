import { reads } from '../../engine/component-reads';
import type { Plan } from '../../engine/plan';
import type { Problem } from '../../engine/problem';
import { operands } from '../../engine/requirements';
import { fault } from './warning';

/** A component must not depend on pay that is computed after it. */
export function order(plan: Plan): readonly Problem[] {
  const done = new Set<string>();
  return plan.components.flatMap((component, index) => {
    const early = reads(component).flatMap(({ measure }) => earnedBy(measure, plan).filter((key) => !done.has(key)));
    done.add(component.key);
    return [...new Set(early)].map((key) => {
      const sentence = `"${component.key}" needs the pay of "${key}", which is computed no earlier.`;
      return fault('FORWARD_REFERENCE', ['components', index], sentence);
    });
  });
}

/** The components whose pay a measure is computed from. */
function earnedBy(measure: string, plan: Plan): readonly string[] {
  const derivation = plan.measures.find(({ key }) => key === measure)?.derivation;
  if (derivation === undefined) return [];
  if (derivation.kind === 'earned') return derivation.terms.components;
  return operands(derivation).flatMap((operand) => earnedBy(operand, plan));
}

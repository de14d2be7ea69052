import { carriedOf } from '../engine/carried';
import type { Plan } from '../engine/plan';
import type { Refusal } from '../kernel/refusal';
import type { Payees } from './payees.rules';
import { fault } from './terms.rules';

/** Terms that bind, whom they pay, the number of their version and the first day on which they hold. */
export interface SignedPlan {
  readonly number: number;
  readonly effectiveOn: string;
  readonly plan: Plan;
  readonly payees: Payees;
}

/** What a key of a plan names: in words, and the balance that the lines under it carry from period to period. */
interface Named {
  readonly key: string;
  readonly path: readonly (string | number)[];
  readonly kind: string;
  readonly carries: string | null;
}

/**
 * Keys that name a reserve or a recoverable draw in some terms and something else in others. Such a balance is the sum of the
 * lines under its key, so lines of another kind would be counted as money that was set aside or advanced. A key that never
 * carried anything may change its kind: its lines are revised like any other.
 */
export function reusedKeys(plan: Plan, signed: readonly SignedPlan[]): readonly Refusal[] {
  return namesIn(plan).flatMap((one): readonly Refusal[] => {
    const other = signed
      .flatMap(({ number, plan: former }) => namesIn(former).map((named) => ({ number, ...named })))
      .find(({ key, carries }) => key === one.key && carries !== one.carries);
    if (other === undefined) return [];
    const message = `"${one.key}" names a ${other.kind} in version ${other.number}, so a ${one.kind} needs another key: a balance is carried over by its key`;
    return [fault('INVALID_PLAN', one.path, message)];
  });
}

function namesIn(plan: Plan): readonly Named[] {
  const carried = new Map(carriedOf(plan).map(({ component, kind }) => [component, kind]));
  return [
    ...plan.components.map(({ key, pay }, index) => ({
      ...{ key, path: ['components', index, 'key'], kind: pay.kind, carries: null },
    })),
    ...plan.adjustments.map(({ key, rule: { kind } }, index) => {
      const carries = carried.get(key) ?? null;
      const word = carries === 'ADVANCE' ? `recoverable ${kind}` : kind;
      return { key, path: ['adjustments', index, 'key'], kind: word, carries };
    }),
  ];
}

import { paysWhomFactsName } from '../engine/paid-payees';
import type { Plan } from '../engine/plan';
import { type Refusal, Refused } from '../kernel/refusal';
import { textsIn } from './plan-document.rules';

/** The partner behind each payee key of a plan. */
export type Payees = Readonly<Record<string, string>>;

export interface NamedPayee {
  readonly payee: string;
  readonly partnerId: string;
}

/** The payee of a plan without a split, which is the agreement's own partner unless another one is named. */
export const SOLE_PAYEE = 'partner';

/** Finds the partner of every payee a plan names; a payee without a partner, twice, or unknown to the plan is refused. */
export function assignPayees(plan: Plan, named: readonly NamedPayee[], partnerId: string): Payees {
  const wanted = payeesOf(plan);
  const assigned = new Map(named.map((entry) => [entry.payee, entry.partnerId]));
  const missing = [...wanted].filter((payee) => payee !== SOLE_PAYEE && !assigned.has(payee));
  const refusals = [
    ...missing.map((payee) => invalid(['payees'], `the plan pays "${payee}": name its partner`)),
    ...named.flatMap((entry, index) => faultsOf(entry, index, named, plan, wanted)),
  ];
  if (refusals.length > 0) throw new Refused(refusals);
  if (wanted.has(SOLE_PAYEE) && !assigned.has(SOLE_PAYEE)) assigned.set(SOLE_PAYEE, partnerId);
  return Object.fromEntries(assigned);
}

function faultsOf(
  { payee }: NamedPayee,
  index: number,
  named: readonly NamedPayee[],
  plan: Plan,
  wanted: ReadonlySet<string>,
): readonly Refusal[] {
  const field = ['payees', String(index), 'payee'];
  if (named.findIndex((other) => other.payee === payee) < index) return [invalid(field, `"${payee}" is named twice`)];
  if (wanted.has(payee) || plan.components.some(paysWhomFactsName)) return [];
  return [invalid(field, `the plan pays nobody called "${payee}"`)];
}

const payeesOf = (plan: Plan): ReadonlySet<string> =>
  new Set([...textsIn(plan)].filter(({ path }) => path.at(-1) === 'payee').map(({ text }) => text));

const invalid = (field: readonly string[], message: string): Refusal => ({
  code: 'INVALID_INPUT',
  field,
  message: `${field.join('.')}: ${message}`,
});

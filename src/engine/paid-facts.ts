import type { Fact } from './facts';
import { type Condition, meetsAll } from './measures/condition';
import type { Derivation } from './measures/definition';
import type { Need } from './need';
import { paysOne } from './paid-payees';
import type { Payment } from './payment';
import type { Component, Plan } from './plan';
import { Stopped } from './problem';
import { operands } from './requirements';

/** The facts of one measure that some pay is for, and whether a period also pays for those of the time before it. */
interface Paid {
  readonly measure: string;
  readonly where: readonly Condition[];
  readonly isHistory: boolean;
}

/**
 * Whether a plan pays some payees for a fact, of a period's own time or of the time before it. What only decides whether or how
 * much is paid for other facts (a gate, a factor, a guardrail, a bound, a touch, a target, a threshold), what is taken away from
 * them or charged, and what a figure shows is not paid for; nor is what a condition leaves out, or what only other payees are
 * paid for.
 */
export function paysFor(plan: Plan, payees: readonly string[], fact: Fact, isBefore: boolean): boolean {
  return plan.components
    .filter((component) => paysOne(component, plan, payees))
    .flatMap((component) => paidBy(component.pay).flatMap((need) => follow(need, component, plan)))
    .some(
      ({ measure, where, isHistory }) =>
        measure === fact.measure && (isHistory || !isBefore) && isMet(fact, where, plan.currency),
    );
}

/** A plan stops at a bound on an amount in another currency: then it pays for nothing. */
function isMet(fact: Fact, where: readonly Condition[], currency: string): boolean {
  try {
    return meetsAll(fact, where, currency);
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

function follow({ measure, isHistory = false }: Need, component: Component, plan: Plan): readonly Paid[] {
  const derivation = plan.measures.find(({ key }) => key === measure)?.derivation;
  const narrowing = (read: string) => component.where.filter((condition) => condition.measure === read);
  if (derivation === undefined) return [{ measure, where: narrowing(measure), isHistory }];
  if (derivation.kind !== 'facts')
    return paidOperands(derivation).flatMap((operand) => follow({ measure: operand, isHistory }, component, plan));
  const { span, where, ...terms } = derivation.terms;
  const read = terms.measure ?? measure;
  return [{ measure: read, where: [...where, ...narrowing(read)], isHistory: isHistory || span !== 'PERIOD' }];
}

/** The measures of a derived one that make it more, not those that it is compared with or that make it less. */
function paidOperands(derivation: Derivation): readonly string[] {
  switch (derivation.kind) {
    case 'difference':
    case 'ratio':
      return [derivation.terms.of];
    case 'attainment':
      return [derivation.terms.measure];
    case 'adjustedBaseline':
    case 'availability':
      return [];
    default:
      return operands(derivation);
  }
}

/** What a payment kind pays for; what came before only counts where its own instalment rests on it. */
function paidBy(pay: Payment): readonly Need[] {
  switch (pay.kind) {
    case 'fixedFee':
    case 'penalty':
    case 'serviceCredit':
    case 'guarantee':
      return [];
    case 'rate':
    case 'tieredRate':
    case 'percentage':
    case 'bonus':
    case 'bundle':
    case 'commitment':
      return named(pay.terms.measure);
    case 'sustained':
      return [{ measure: pay.terms.measure, isHistory: true }];
    case 'curve':
      return named(pay.terms.attainmentMeasure, pay.terms.measure);
    case 'sharedSavings':
      return named(pay.terms.actualMeasure);
    case 'capitation':
      return named(pay.terms.measure, pay.terms.stopLoss?.costMeasure ?? null);
    case 'milestone':
      return named(pay.terms.acceptedMeasure);
    case 'allocation':
      return named(pay.terms.amountMeasure, pay.terms.scoreMeasure);
  }
}

const named = (...measures: readonly (string | null)[]): readonly Need[] =>
  measures.filter((measure) => measure !== null).map((measure) => ({ measure }));

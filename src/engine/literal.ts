import type { Rational } from '../kernel/rational';
import type { Given } from './given';

/** A number that the plan writes down, or else the measure that holds it; the schema has made sure of exactly one. */
export const literalOrMeasured = (literal: Rational | null, measure: string | null, { measures }: Given): Rational =>
  literal ?? measures.value(measure ?? '', 'REFUSE');

/** The same for an amount of money, whose facts must be in the plan's currency. */
export const literalOrMoney = (literal: Rational | null, measure: string | null, { measures }: Given): Rational =>
  literal ?? measures.money(measure ?? '', 'REFUSE');

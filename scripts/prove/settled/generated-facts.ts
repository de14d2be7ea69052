import { numbers } from '../harness/crowd';
import type { Dice } from './dice';
import { type Currency, MILESTONES, moneyMeasure } from './generated-plan';

/** What happened in one month: a few facts of every measure that a plan may read. */
export function generatedFacts(dice: Dice, currency: Currency, month: string): readonly Reported[] {
  const at = (): string => `${month}-${String(1 + dice.upTo(28)).padStart(2, '0')}T0${dice.upTo(10)}:30:00Z`;
  const fact = (measure: string, quantity: string, dimensions: Record<string, string> = {}): Reported => ({
    ...{ measure, at: at(), quantity, dimensions },
    unit: measure.includes('-') ? currency : '1',
  });
  return [
    ...numbers(1 + dice.upTo(4)).map(() => fact('count', dice.decimal(14, 2), { class: dice.of(['small', 'large']) })),
    ...numbers(1 + dice.upTo(2)).map(() => fact('score', dice.decimal(9, 2))),
    ...numbers(1 + dice.upTo(2)).map(() => fact(moneyMeasure('cost', currency), dice.decimal(1_800, 2))),
    ...numbers(1 + dice.upTo(3)).map(() => fact(moneyMeasure('sales', currency), dice.decimal(60, 2))),
  ];
}

/** Each milestone is accepted once, in one of the months. */
export const acceptances = (dice: Dice, months: readonly string[]): readonly Reported[] =>
  MILESTONES.filter(() => dice.isLucky(0.7)).map((milestone) => ({
    ...{ measure: 'accepted', quantity: '1', unit: '1', dimensions: { milestone } },
    at: `${dice.of(months)}-15T12:00:00Z`,
  }));

/** A fact as a source reports it. */
export interface Reported {
  readonly measure: string;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

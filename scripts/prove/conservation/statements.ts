import fc from 'fast-check';
import type { evaluate } from '../../../src/engine/statement';
import { anyCase, type CaseJson } from '../../../test/support/arbitraries/plans';
import { factsFrom, planFrom } from '../../../test/support/plans/examples';
import { type Draw, sum } from './splits';

/** How facts and terms become lines. */
export type Evaluate = typeof evaluate;

/** Whoever is paid, all payees of a component together get what it pays one payee alone; lines are the total; held is part of its line. */
export function statementFaults(draw: Draw, compute: Evaluate): string[] {
  return fc
    .sample(anyCase(), draw)
    .flatMap((json, number) => faultsOf(json, compute).map((fault) => `case ${number}: ${fault}`));
}

function faultsOf(json: CaseJson, compute: Evaluate): string[] {
  const facts = factsFrom(json.facts);
  const plan = planFrom(json.plan);
  const undivided = { ...json.plan, split: [], overlay: [], components: json.plan.components.map(withoutPayees) };
  const [divided, whole] = [compute(plan, facts), compute(planFrom(undivided), facts)];
  const parts = [...plan.components, ...plan.adjustments].flatMap(({ key }) => {
    const shared = divided.lines.filter(({ component, payee }) => component === key && payee !== 'specialist');
    const single = whole.lines.filter(({ component }) => component === key);
    const [paid, due] = [sum(shared.map(({ amount }) => amount)), sum(single.map(({ amount }) => amount))];
    return paid === due ? [] : [`${key} pays ${paid} to all instead of ${due}`];
  });
  const held = divided.lines.filter(({ amount, held: kept }) =>
    amount < 0n ? kept > 0n || kept < amount : kept < 0n || kept > amount,
  );
  const isTotal = divided.total.amount === sum(divided.lines.map(({ amount }) => amount));
  return [
    ...parts,
    ...held.map(({ component, amount, held: kept }) => `${component}: ${kept} is held of ${amount}`),
    ...(isTotal ? [] : [`the lines do not sum to ${divided.total.amount}`]),
  ];
}

function withoutPayees(component: object): object {
  const { split: _split, attribution: _attribution, ...rest } = component as Record<string, unknown>;
  return rest;
}

import type { WaterfallStep } from '../settlement/run-waterfall.rules';
import { byLabel } from './label-order.rules';
import type { StatementFigures } from './statement.rules';

/** What a statement gathers beside its figures. */
export interface StatementParts {
  /** What lines of each computed period posted under the label. */
  readonly lines: readonly { readonly label: string; readonly amount: bigint }[];
  /** What left the partner's pots to be paid. */
  readonly released: bigint;
}

/**
 * The account of a statement in steps, on the figures of the ledger. It closes twice:
 * earned + corrections + besideLines = total, and
 * broughtForward + total + owed + released = heldBack + disputed + carriedForward + recovered + payable.
 */
export function statementWaterfall(
  { label, currency }: { readonly label: string; readonly currency: string },
  figures: StatementFigures,
  { lines, released }: StatementParts,
): readonly WaterfallStep[] {
  const step = (key: string, words: string, amount: bigint) => ({ key, label: words, amount, currency });
  const sum = (of: StatementParts['lines']) => of.reduce((total, { amount }) => total + amount, 0n);
  const corrections = lines.filter((one) => one.label !== label).sort((a, b) => byLabel(a.label, b.label));
  return [
    step('broughtForward', 'Brought forward', figures.broughtForward),
    step('earned', `Earned in ${label}`, sum(lines.filter((one) => one.label === label))),
    ...corrections.map((one) => step(`correction:${one.label}`, `Correction of ${one.label}`, one.amount)),
    step('besideLines', 'Disputes decided, deposits, calls and forfeits', figures.total - sum(lines)),
    step('total', `Total of ${label}`, figures.total),
    step('owed', 'Came to be owed by the partner', figures.owed),
    step('released', 'Released from pots', released),
    step('heldBack', 'Held back', figures.held + released),
    step('disputed', 'Disputed', figures.disputed),
    step('carriedForward', 'Carried forward', figures.carriedForward),
    step('recovered', 'Recovered of what was owed', figures.recovered),
    step('payable', 'Payable', figures.payable),
  ];
}

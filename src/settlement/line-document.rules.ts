import { type ExplanationDocument, explain } from '../engine/explain';
import type { Line } from '../engine/line';
import type { HoldbackPot } from '../engine/plan';
import { present } from '../kernel/assert';
import { readableAmount } from '../kernel/money';
import { References } from '../kernel/references';
import { type DueLine, type Revision, type Sum, waitsElsewhere } from './revision.rules';

/** A line of the recompute together with the engine's own line, which explains it. */
export interface ExplainedLine extends DueLine {
  readonly line: Line;
}

interface Units {
  readonly amount: string;
  readonly held: string;
}

/**
 * What a statement line stores to be recomputed: the explanation of the full recompute and, in minor units, what was
 * posted before and what this revision adds. The explained amount, in minor units = before + adds.
 */
export interface LineDocument extends ExplanationDocument {
  readonly revision: { readonly number: number; readonly before: Units; readonly now: Units; readonly adds: Units };
}

/** The stored explanation of one revision; a line that has vanished is explained by a recompute of zero. */
export function lineDocument(revision: Revision<ExplainedLine>, periodLabel: string): LineDocument {
  const { due, before } = revision;
  const full =
    due === null ? vanished(revision.component) : explain(present(due.line.explanation, 'an explained line'));
  return {
    ...full,
    sentence: sentenceOf(revision, full.sentence, periodLabel),
    revision: {
      number: revision.revision,
      before: units(before ?? NOTHING),
      now: units(due ?? NOTHING),
      adds: units(revision),
    },
  };
}

/** The JSON of a document in pieces; the references of each input are one of their own, of a sum as they are written already. */
export function documentPieces({ inputs, ...others }: LineDocument): readonly string[] {
  const written = inputs.flatMap(({ refs, ...input }, place) => [
    `${place === 0 ? '' : '},'}${openWith(input)}"refs":`,
    refs instanceof References ? refs.json : JSON.stringify(refs),
  ]);
  return [`${openWith(others)}"inputs":[`, ...written, inputs.length === 0 ? ']}' : '}]}'];
}

/** An object that goes on after these members. */
const openWith = (members: object): string => `${JSON.stringify(members).slice(0, -1)},`;

function sentenceOf(revision: Revision<ExplainedLine>, full: string, periodLabel: string): string {
  const { before, due, currency, pot } = revision;
  if (before === null) return full;
  const hasMoved = waitsElsewhere(before, pot);
  const text = ({ amount, held }: Sum, where: HoldbackPot) =>
    `${readableAmount(amount, currency)}${held === 0n ? '' : ` (${readableAmount(held, currency)} of it held${hasMoved ? ` as ${where.toLowerCase()}` : ''})`}`;
  const [was, is] = [text(before, before.pot), text(due ?? NOTHING, pot)];
  return `Revision ${revision.revision} of ${periodLabel}: ${was} before, ${is} now. ${full}`;
}

const NOTHING: Sum = { amount: 0n, held: 0n };

const units = ({ amount, held }: Sum): Units => ({ amount: amount.toString(), held: held.toString() });

const vanished = (component: string): ExplanationDocument => ({
  sentence: `${component}: nothing is due any more.`,
  inputs: [],
  steps: [{ op: 'given', is: '0', name: 'constant' }],
  conversions: [],
  amount: 0,
  held: 0,
});

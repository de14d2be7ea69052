import { type ExplanationDocument, explain } from '../engine/explain';
import type { Figure, Line, Result } from '../engine/line';
import type { Problem } from '../engine/problem';
import { formatAmount } from '../kernel/money';

interface LineDocument {
  readonly component: string;
  readonly segment?: string;
  readonly payee: string;
  readonly amount: string;
  readonly held: string;
  readonly reason?: string;
  readonly explanation?: ExplanationDocument;
}

/** A result as plain JSON: amounts are strings with exactly the currency's digits. */
export interface ResultDocument {
  readonly meed: 'result/1';
  readonly lines: readonly LineDocument[];
  /** Null when the plan or the facts could not even be read. */
  readonly total: { readonly amount: string; readonly held: string; readonly currency: string } | null;
  readonly figures?: readonly { readonly measure: string; readonly value: string | null }[];
  readonly problems: readonly Problem[];
}

/** Writes a result as plain JSON; explanations are there when the evaluation was asked for them. */
export function resultDocument(result: Result): ResultDocument {
  const { currency, total, problems } = result;
  return {
    meed: 'result/1',
    lines: result.lines.map(lineDocument),
    total: { amount: formatAmount(total.amount, currency), held: formatAmount(total.held, currency), currency },
    ...(result.figures.length > 0 && { figures: result.figures.map(figureDocument) }),
    problems,
  };
}

/** The result of documents that could not be read: nothing is paid, and every fault is named. */
export const refusedDocument = (problems: readonly Problem[]): ResultDocument => ({
  meed: 'result/1',
  lines: [],
  total: null,
  problems,
});

const figureDocument = ({ measure, value }: Figure) => ({ measure, value: value === null ? null : value.toString() });

const lineDocument = (line: Line): LineDocument => ({
  component: line.component,
  ...(line.segment !== null && { segment: line.segment }),
  payee: line.payee,
  amount: formatAmount(line.amount, line.currency),
  held: formatAmount(line.held, line.currency),
  ...(line.reason !== null && { reason: line.reason }),
  ...(line.explanation !== null && { explanation: explain(line.explanation) }),
});

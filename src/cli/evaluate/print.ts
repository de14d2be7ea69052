import { type Problem, pathText } from '../../engine/problem';
import type { PlanReport } from '../../terms/plan-report';
import type { ResultDocument } from '../../terms/result-document';
import type { Pair } from './pair';

/** What one pair of files came to. */
export interface Answer {
  readonly pair: Pair;
  readonly result: ResultDocument;
  readonly check?: { readonly problems: readonly Problem[]; readonly report: PlanReport };
}

interface Form {
  readonly isJson: boolean;
  readonly isOneOfMany: boolean;
}

/** Writes an answer as text for people or as JSON; one of many carries its name, and as JSON stays on one line. */
export function printAnswer({ pair, result, check }: Answer, { isJson, isOneOfMany }: Form): string {
  if (isJson) {
    const document = { ...(isOneOfMany && { name: pair.name }), ...result, ...(check !== undefined && { check }) };
    return isOneOfMany ? JSON.stringify(document) : JSON.stringify(document, null, 2);
  }
  const title = isOneOfMany ? [pair.name] : [];
  const doubts = check === undefined ? [] : check.problems.map((problem) => `  ${problemText(problem)}`);
  return [...title, ...textOf(result), ...doubts, ...(isOneOfMany ? [''] : [])].join('\n');
}

function textOf({ lines, total, figures, problems }: ResultDocument): string[] {
  const rows = lines.map(({ component, segment, payee, amount, held }) => {
    const name = segment === undefined ? component : `${component} / ${segment}`;
    return [name, payee, amount, heldText(held)];
  });
  const sum = total === null ? [] : [['total', '', total.amount, `${total.currency} ${heldText(total.held)}`]];
  const notes = lines.map(({ explanation, reason }) => explanation?.sentence ?? reason);
  const table = aligned([...rows, ...sum]);
  return [
    ...table.flatMap((row, index) => {
      const note = notes[index];
      return [`  ${row}`, ...(note === undefined ? [] : [`      ${note}`])];
    }),
    ...(figures ?? []).map(({ measure, value }) => `  ${measure} = ${value ?? 'not measured'}`),
    ...problems.map((problem) => `  ${problemText(problem)}`),
  ];
}

const problemText = ({ severity, code, path, sentence }: Problem): string => {
  const where = path.length === 0 || sentence.includes(pathText(path)) ? '' : ` at ${pathText(path)}`;
  return `${severity.toLowerCase()} ${code}${where}: ${sentence}`;
};

const heldText = (held: string): string => (/[1-9]/.test(held) ? `${held} held` : '');

/** Names to the left, amounts to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2)];
  return rows.map(([name = '', payee = '', amount = '', held = '']) =>
    [name.padEnd(widths[0] ?? 0), payee.padEnd(widths[1] ?? 0), amount.padStart(widths[2] ?? 0), held]
      .join('  ')
      .trimEnd(),
  );
}

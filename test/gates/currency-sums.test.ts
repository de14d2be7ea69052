import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from './planted-tree';

/** What is summed and is no money: everything else has to say which currency it is of. */
const NO_MONEY: ReadonlyMap<string, string> = new Map([
  ['jsonb_array_length', 'how many agreements a part has'],
  ['last_sequence', 'how many events there were'],
  ['line_count', 'how many lines were posted'],
  ['quantity', 'quantities of one outcome definition, which has one unit'],
  ['settled_count', 'how many agreements were settled'],
  ['size', 'entries and transfers of a page of the verifier'],
]);

const SQL_SUM = /\b(?:sum|avg)\(\s*(?:\w+\.)?(\w+)/gi;
const BY_CURRENCY = /group by[^()]*\b(?:currency|account_id)\b/i;
const OF_ONE_CURRENCY = /\bcurrency = (?:\w+\.currency|:currency)\b/i;

/** Every text of a source as it is written, with the texts within it. */
function literalsOf(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** The sums of SQL in a source that neither group by currency (an account has one) nor look at one currency alone. */
function sqlFaults(text: string): string[] {
  return literalsOf(text).flatMap((literal) =>
    BY_CURRENCY.test(literal) || OF_ONE_CURRENCY.test(literal)
      ? []
      : [...literal.matchAll(SQL_SUM)].flatMap(([, column = '']) => (NO_MONEY.has(column) ? [] : [column])),
  );
}

const SUM_OF_AMOUNTS = /\.reduce\([^;]*?\b0n\b/g;

/** Where whole numbers are summed outside SQL, and why two currencies never meet there; a new place has to be looked at. */
const SUMS: Readonly<Record<string, string>> = {
  'agreements/guarantees/guarantee.rules.ts': 'the guarantees in the currency that the terms demand',
  'engine/pipeline/sharing.ts': 'what one component pays, in the one currency of the result',
  'engine/replay.ts': 'weights and parts of one amount',
  'payouts/create-payout-batch.command.ts': 'the payouts of one batch, which has one currency',
  'payouts/payout-csv.ts': 'the payouts of one batch, which has one currency',
  'payouts/payout.rules.ts': 'the parts of one payout, which has one currency',
  'platform/live/sequence.ts': 'rows, no money',
  'pots/owed.rules.ts': 'what was owed and paid back on one account, which has one currency',
  'pots/pot.rules.ts': 'the nets of one pot, whose key names its currency',
  'settlement/available-accounts.ts': 'the pots of one payee in one currency: its key names both',
  'settlement/booking.rules.ts': 'what one change takes from the pots of one payee in one currency',
  'settlement/carried-standings.ts': 'the lines and changes of one payee in one currency: its key names both',
  'settlement/estimate.rules.ts': 'each sum is given the lines of one currency, or picks them',
  'settlement/run-waterfall.rules.ts': 'the components of one currency at a time',
  'settlement/safety/safety.rules.ts': 'the lines of one currency, picked first',
  'settlement/what-if/changed-pay.rules.ts': 'the components of one currency',
  'settlement/what-if/preview.rules.ts': 'rows grouped by currency first',
  'statements/disputes/open-dispute.command.ts': 'what stands on the account of one line, which has one currency',
  'statements/lock.rules.ts': 'the money of one statement, which has one currency',
  'statements/statement-waterfall.rules.ts': 'the lines of one statement, which has one currency',
};

const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .map((file) => [path.relative(path.join(ROOT, 'src'), file), readFileSync(file, 'utf8')] as const);

describe('no sum across currencies', () => {
  it('in any statement of SQL', () => {
    expect(sources.flatMap(([file, text]) => sqlFaults(text).map((column) => `${file}: ${column}`))).toEqual([]);
    const summing = sources.filter(([, text]) => literalsOf(text).some((literal) => literal.match(SQL_SUM) !== null));
    expect(summing.map(([file]) => file)).toContain('ledger/balance.repository.ts');
  });

  it.each([
    ['select sum(t.amount) from ledger_transfer t', ['amount']],
    ['select t.partner_id, sum(t.amount) from t group by t.partner_id', ['amount']],
    ['select coalesce(sum(l.held), 0), avg(l.computed) from statement_line l', ['held', 'computed']],
    ['select t.currency, sum(t.amount) from t group by t.partner_id, t.currency', []],
    ['select sum(e.net) from e group by e.account_id', []],
    ['select sum(t.amount) from t where t.currency = :currency', []],
    ['select sum(o.quantity) from outcome o', []],
  ])('which sees in %s: %j', (sql, faults) => {
    expect(sqlFaults(`const S = \`${sql}\`;`)).toEqual(faults);
  });

  it('in any rule that nobody has looked at', () => {
    const summing = sources.filter(([, text]) => text.match(SUM_OF_AMOUNTS) !== null).map(([file]) => file);
    expect(summing.sort()).toEqual(Object.keys(SUMS).sort());
  });
});

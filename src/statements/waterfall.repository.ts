import { ACCOUNT_KINDS, CHART } from '../ledger/account.rules';
import { groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { StatementParts } from './statement-waterfall.rules';
// The walls below read the visibility that these declare.
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import '../settlement/statement-line.entity';
import './statement.entity';

const PARTS = statement(
  'statement.parts',
  `select s.id, l.period_label as label, sum(l.amount)::bigint as amount
   from statement s
   join statement_line l on l.vendor_id = s.vendor_id and l.partner_id = s.partner_id and l.posted_label = s.label
     and l.currency = s.currency
   where ${wall('s', 'statement')} and ${wall('l', 'statement_line')} and s.id = any(:ids)
   group by s.id, l.period_label
   union all
   select s.id, null, sum(t.amount)::bigint
   from statement s
   join ledger_transfer t on t.vendor_id = s.vendor_id and t.partner_id = s.partner_id and t.period_label = s.label
     and t.currency = s.currency
   join ledger_account d on d.vendor_id = t.vendor_id and d.id = t.debit_account_id and d.kind = any(:held_kinds)
   join ledger_account c on c.vendor_id = t.vendor_id and c.id = t.credit_account_id
     and c.kind in ('PARTNER_ACCRUED', 'PARTNER_PAYABLE')
   where ${wall('s', 'statement')} and ${wall('t', 'ledger_transfer')} and ${wall('d', 'ledger_account')}
     and ${wall('c', 'ledger_account')} and t.reason_kind = 'potMovement' and s.id = any(:ids)
   group by s.id`,
);
const HELD_KINDS = ACCOUNT_KINDS.filter((kind) => CHART[kind].bucket === 'held');

interface Part {
  readonly id: string;
  /** Null for what was released. */
  readonly label: string | null;
  readonly amount: bigint;
}

/** What statements gather by computed period, and what was released to them; in one statement for many. */
export const partsOfStatement = loader({
  name: 'statement.parts',
  batch: async (scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, StatementParts>> => {
    const parts = groupedBy(await scope.rows<Part>(PARTS, { ids, held_kinds: HELD_KINDS }), ({ id }) => id);
    return new Map(
      [...parts].map(([id, own]) => [
        id,
        {
          lines: own.flatMap(({ label, amount }) => (label === null ? [] : [{ label, amount }])),
          released: own.find(({ label }) => label === null)?.amount ?? 0n,
        },
      ]),
    );
  },
});

import type { OutcomeRow } from '../outcomes/outcome.repository';
import type { ListSpec } from '../platform/list-spec';
import { byKey, groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { ACCOUNT_OF_POT, figuresOfPots, type Pot, type PotMove, type PotNet } from './pot.rules';
import { PotMovement } from './pot-movement.entity';
// The walls below read the visibility that these declare.
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import '../outcomes/outcome.entity';
import '../kpis/outcome-definition.entity';

export type MovementRow = Omit<Row<PotMovement>, 'pot' | 'move'> & { readonly pot: Pot; readonly move: PotMove };

const SELECT = `select ${columns(PotMovement, 'm')} from pot_movement m where ${wall('m', 'pot_movement')}`;
const BY_IDS = statement('pot_movement.by-ids', `${SELECT} and m.id = any(:ids)`);
const NETS = statement(
  'pot.nets',
  `select a.agreement_id as "agreementId", a.partner_id as "partnerId", a.kind, a.currency,
     case e.reason_kind when 'forfeitReturn' then 'FORFEIT' else m.move end as move, sum(e.net) as net
   from ledger_account a
   cross join lateral (
     select t.reason_kind, t.reason_id, t.amount as net from ledger_transfer t
     where t.vendor_id = a.vendor_id and t.credit_account_id = a.id and ${wall('t', 'ledger_transfer')}
     union all
     select t.reason_kind, t.reason_id, -t.amount from ledger_transfer t
     where t.vendor_id = a.vendor_id and t.debit_account_id = a.id and ${wall('t', 'ledger_transfer')}
   ) e
   left join pot_movement m on m.vendor_id = a.vendor_id and m.id = e.reason_id and e.reason_kind = 'potMovement'
     and ${wall('m', 'pot_movement')}
   where ${wall('a', 'ledger_account')} and a.agreement_id = any(:agreement_ids) and a.kind = any(:kinds)
   group by a.agreement_id, a.partner_id, a.kind, a.currency, 5
   order by a.agreement_id, a.partner_id, a.kind, a.currency`,
);
const LAST_EXPIRY = statement(
  'pot_movement.last-expiry',
  `select max(m.expires_on) as "expiresOn" from pot_movement m
   where ${wall('m', 'pot_movement')} and m.agreement_id = :agreement_id and m.pot = :pot`,
);
const PAID_FROM = statement(
  'pot_movement.paid-from',
  `select m.id from pot_movement m join outcome o on o.vendor_id = m.vendor_id and o.id = m.outcome_id
   where ${wall('m', 'pot_movement')} and ${wall('o', 'outcome')} and m.agreement_id = :agreement_id and m.pot = :pot
     and m.move = 'RELEASE' and o.definition_id = :definition_id and o.external_reference = :external_reference
   limit 1`,
);
const ACCEPTED = statement(
  'pot.accepted-milestone',
  `select o.id from outcome o join outcome_definition d on d.vendor_id = o.vendor_id and d.id = o.definition_id
   where ${wall('o', 'outcome')} and ${wall('d', 'outcome_definition')} and o.partner_id = :partner_id
     and (:customer_id::uuid is null or o.customer_id = :customer_id::uuid) and o.state = 'VERIFIED' and d.key = :key
     and (:dimension::text is null or o.dimensions ->> :dimension::text = :value)
   limit 1`,
);

/** Adds what was decided about a pot. */
export async function addMovement(scope: Scope, movement: MovementRow): Promise<void> {
  await insertRows(scope, PotMovement, [movement]);
}

/** The last day up to which money that was paid into a pot is bound; null where nothing binds it. */
export async function lastExpiry(scope: Scope, agreementId: string, pot: Pot): Promise<string | null> {
  const found = await scope.one<{ expiresOn: string | null }>(LAST_EXPIRY, { agreement_id: agreementId, pot });
  return found?.expiresOn ?? null;
}

/** Whether a result was paid from a pot of an agreement before, under whichever of its revisions. */
export async function wasPaidFrom(
  scope: Scope,
  agreementId: string,
  pot: Pot,
  { definitionId, externalReference }: Pick<OutcomeRow, 'definitionId' | 'externalReference'>,
): Promise<boolean> {
  const of = { agreement_id: agreementId, pot, definition_id: definitionId, external_reference: externalReference };
  return (await scope.rows(PAID_FROM, of)).length > 0;
}

/** The outcome whose verification is the acceptance of a milestone. */
export interface Milestone {
  /** Key of the outcome definition. */
  readonly key: string;
  /** The dimension that names the milestone, where the definition serves several. */
  readonly dimension: string | null;
  readonly value: string;
}

/** Whether a milestone of an agreement's partner has been verified. */
export async function isAccepted(
  scope: Scope,
  { partnerId, customerId }: { readonly partnerId: string; readonly customerId: string | null },
  { key, dimension, value }: Milestone,
): Promise<boolean> {
  const of = { partner_id: partnerId, customer_id: customerId };
  return (await scope.rows(ACCEPTED, { ...of, key, dimension, value })).length > 0;
}

export const movementById = loader({
  name: 'pot_movement.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<MovementRow>(BY_IDS, { ids }), ({ id }) => id),
});

/** The pots of agreements that were ever used, read off the ledger. */
export const potsOfAgreement = loader({
  name: 'pot.of-agreement',
  batch: async (scope: Scope, agreementIds: readonly string[]) => {
    type Found = Omit<PotNet, 'net'> & { readonly net: string };
    const rows = await scope.rows<Found>(NETS, { agreement_ids: agreementIds, kinds: Object.values(ACCOUNT_OF_POT) });
    const figures = figuresOfPots(rows.map((row) => ({ ...row, net: BigInt(row.net) })));
    return groupedBy(figures, ({ agreementId }) => agreementId);
  },
});

/** The decisions about the pots of one agreement. */
export const MOVEMENT_LIST: ListSpec = {
  name: 'agreement.potMovements',
  select: columns(PotMovement, 'm'),
  from: 'pot_movement m',
  where: `${wall('m', 'pot_movement')} and m.agreement_id = :agreement_id`,
  id: { sql: 'm.id', type: 'uuid' },
  filters: { partnerId: { sql: 'm.partner_id', type: 'uuid' } },
  orders: { MOVED_AT: { sql: 'm.id', type: 'uuid' } },
  defaultOrder: { field: 'MOVED_AT', direction: 'DESC' },
};

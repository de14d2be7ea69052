import type { ListSpec } from '../../platform/list-spec';
import { byKey, groupedBy, loader } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { columns, insertRows, type Row } from '../../platform/table';
import { wall } from '../../platform/wall';
import { Guarantee } from './guarantee.entity';
import type { GuaranteeKind, GuaranteeMove } from './guarantee.rules';
import { GuaranteeMovement } from './guarantee-movement.entity';

type Registered = Omit<Row<Guarantee>, 'kind'> & { readonly kind: GuaranteeKind };

/** A guarantee with what was called of it, and what of that its issuer has paid. */
export type GuaranteeRow = Registered & { readonly called: bigint; readonly settled: bigint };

export type GuaranteeMovementRow = Omit<Row<GuaranteeMovement>, 'move'> & { readonly move: GuaranteeMove };

const moved = (move: GuaranteeMove) =>
  `(select coalesce(sum(m.amount), 0)::bigint from guarantee_movement m
    where m.vendor_id = g.vendor_id and m.guarantee_id = g.id and m.currency = g.currency and m.move = '${move}' and ${wall('m', 'guarantee_movement')})`;
const COLUMNS = `${columns(Guarantee, 'g')}, ${moved('CALL')} as called, ${moved('SETTLE')} as settled`;
const SELECT = `select ${COLUMNS} from guarantee g where ${wall('g', 'guarantee')}`;
const BY_IDS = statement('guarantee.by-ids', `${SELECT} and g.id = any(:ids)`);
const OF_AGREEMENT = statement('guarantee.of-agreement', `${SELECT} and g.agreement_id = :agreement_id order by g.id`);
const MOVEMENTS = statement(
  'guarantee_movement.of-guarantees',
  `select ${columns(GuaranteeMovement, 'm')} from guarantee_movement m
   where ${wall('m', 'guarantee_movement')} and m.guarantee_id = any(:ids) order by m.guarantee_id, m.id`,
);

/** Registers a guarantee; false where the agreement has the same paper of the same issuer. */
export async function addGuarantee(scope: Scope, row: Registered): Promise<boolean> {
  return (await insertRows(scope, Guarantee, [row])).length === 1;
}

/** Adds what was decided about a guarantee. */
export async function addGuaranteeMovement(scope: Scope, row: GuaranteeMovementRow): Promise<void> {
  await insertRows(scope, GuaranteeMovement, [row]);
}

export const guaranteesOf = (scope: Scope, agreementId: string): Promise<GuaranteeRow[]> =>
  scope.rows<GuaranteeRow>(OF_AGREEMENT, { agreement_id: agreementId });

export const findGuarantee = (scope: Scope, id: string): Promise<GuaranteeRow | undefined> =>
  scope.one<GuaranteeRow>(BY_IDS, { ids: [id] });

export const guaranteeById = loader({
  name: 'guarantee.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<GuaranteeRow>(BY_IDS, { ids }), ({ id }) => id),
});

export const movementsOfGuarantee = loader({
  name: 'guarantee_movement.of-guarantee',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await scope.rows<GuaranteeMovementRow>(MOVEMENTS, { ids }), ({ guaranteeId }) => guaranteeId),
});

/** The guarantees of one agreement. */
export const GUARANTEE_LIST: ListSpec = {
  name: 'agreement.guarantees',
  select: COLUMNS,
  from: 'guarantee g',
  where: `${wall('g', 'guarantee')} and g.agreement_id = :agreement_id`,
  id: { sql: 'g.id', type: 'uuid' },
  filters: { kind: { sql: 'g.kind', type: 'text' }, expiresOn: { sql: 'g.expires_on', type: 'date' } },
  orders: { REGISTERED_AT: { sql: 'g.id', type: 'uuid' } },
  defaultOrder: { field: 'REGISTERED_AT', direction: 'DESC' },
};

import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';
import type { Standing } from './claimed-outcome.rules';
import '../outcome.entity';
import '../../kpis/measurement.entity';

const THINGS = 'unnest(:references::text[]) as r(reference) cross join unnest(:definition_ids::uuid[]) as d(id)';
const THING = `${wall('o', 'outcome')} and o.definition_id = d.id and o.external_reference = r.reference`;
const STANDING = statement(
  'outcome.standing',
  `select o.*, m.source_id as "sourceId" from ${THINGS}
   cross join lateral (select o.id, o.definition_id as "definitionId", o.external_reference as "externalReference",
       o.partner_id as "partnerId", o.customer_id as "customerId", o.revision, o.occurred_at as "occurredAt", o.quantity,
       o.state, o.last_sequence as "lastSequence", o.measurement_id
     from outcome o where ${THING} order by o.revision desc limit 1) o
   left join measurement m on ${wall('m', 'measurement')} and m.id = o.measurement_id`,
);
const HELD = statement(
  'outcome.held-things',
  `select o.id from ${THINGS}
   cross join lateral (select o.id from outcome o where ${THING} order by o.revision for no key update) o`,
);

// What nothing stands for yet has no row to wait at. Keys of two numbers are apart from those of the relay and the migrations.
const WITHDRAWALS = 4963304;
const BESIDE_OTHERS = statement(
  'outcome.reported-beside-others',
  `select pg_advisory_xact_lock_shared(${WITHDRAWALS}, hashtext(:source_id)) is null as waited`,
);
const ALONE = statement(
  'outcome.reported-alone',
  `select pg_advisory_xact_lock(${WITHDRAWALS}, hashtext(:source_id)) is null as waited`,
);

/**
 * Keeps what a source reports and what it withdraws apart until the commit: of a report and its withdrawal at once the second
 * sees what the first has claimed. Reports that withdraw nothing go on beside each other.
 */
export async function keepApart(
  scope: Scope,
  sourceId: string,
  { withdraws }: { readonly withdraws: boolean },
): Promise<void> {
  await scope.rows(withdraws ? ALONE : BESIDE_OTHERS, { source_id: sourceId });
}

/**
 * Waits until nobody else corrects or decides what these references stand for, and keeps it so until the commit; false
 * where nothing stands for them yet.
 */
export async function holdOutcomes(
  scope: Scope,
  definitionIds: readonly string[],
  references: readonly string[],
): Promise<boolean> {
  // In one order, so that two batches never wait for each other in a circle.
  const inOrder = { definition_ids: [...definitionIds].sort(), references: [...references].sort() };
  return (await scope.rows(HELD, inOrder)).length > 0;
}

/** The latest revision under each definition and reference, with the source whose measurement claimed it, if one did. */
export const standingOutcomes = (
  scope: Scope,
  definitionIds: readonly string[],
  references: readonly string[],
): Promise<Standing[]> => scope.rows<Standing>(STANDING, { definition_ids: definitionIds, references });

import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';
import type { Standing } from './claim-by-rule.rules';
import '../outcome.entity';
import '../../kpis/measurement.entity';

const STANDING = statement(
  'outcome.standing',
  `select distinct on (o.definition_id, o.external_reference) o.id, o.definition_id as "definitionId",
     o.external_reference as "externalReference", o.partner_id as "partnerId", o.customer_id as "customerId", o.revision,
     o.occurred_at as "occurredAt", o.quantity, o.state, o.last_sequence as "lastSequence", m.source_id as "sourceId"
   from outcome o left join measurement m on ${wall('m', 'measurement')} and m.id = o.measurement_id
   where ${wall('o', 'outcome')} and o.definition_id = any(:definition_ids) and o.external_reference = any(:references)
   order by o.definition_id, o.external_reference, o.revision desc`,
);

const HELD = statement(
  'outcome.held-things',
  `select o.id from outcome o where ${wall('o', 'outcome')} and o.definition_id = any(:definition_ids)
     and o.external_reference = any(:references) order by o.id for no key update`,
);

/**
 * Waits until nobody else corrects or decides what these references stand for, and keeps it so until the commit; false
 * where nothing stands for them yet.
 */
export async function holdOutcomes(
  scope: Scope,
  definitionIds: readonly string[],
  references: readonly string[],
): Promise<boolean> {
  return (await scope.rows(HELD, { definition_ids: definitionIds, references })).length > 0;
}

/** The latest revision under each definition and reference, with the source whose measurement claimed it, if one did. */
export const standingOutcomes = (
  scope: Scope,
  definitionIds: readonly string[],
  references: readonly string[],
): Promise<Standing[]> => scope.rows<Standing>(STANDING, { definition_ids: definitionIds, references });

import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';
import '../../kpis/outcome-definition.entity';
import '../outcome.entity';
import '../outcome-event.entity';

/** What is claimed again after it was rejected or reversed is the same thing. */
export interface ClaimedThing {
  readonly definitionId: string;
  readonly externalReference: string;
}

/**
 * When the thing of an outcome was verified for the first time, in SQL; null where it never was. Of two confirmations
 * (DUAL) the second one verifies.
 */
export const firstVerifiedAt = (definitionId: string, externalReference: string): string =>
  `(select min(fe.at) from outcome fo
     join outcome_definition fd on fd.vendor_id = fo.vendor_id and fd.id = fo.definition_id
     join outcome_event fe on fe.vendor_id = fo.vendor_id and fe.outcome_id = fo.id and fe.type = 'VERIFIED'
     where ${wall('fo', 'outcome')} and ${wall('fd', 'outcome_definition')} and ${wall('fe', 'outcome_event')}
       and fo.definition_id = ${definitionId} and fo.external_reference = ${externalReference}
       and (fd.verifier_policy <> 'DUAL' or exists (select from outcome_event fp
         where ${wall('fp', 'outcome_event')} and fp.outcome_id = fe.outcome_id
           and fp.sequence = fe.sequence - 1 and fp.type = 'VERIFIED')))`;

const FIRST = statement(
  'outcome.first-verifications',
  `select s.place, ${firstVerifiedAt('s.definition_id', 's.external_reference')} as at
   from unnest(:definition_ids::uuid[], :references::text[]) with ordinality as s(definition_id, external_reference, place)
   order by s.place`,
);

/** When things were verified for the first time, in their order; null for what never was. */
export async function firstVerifications(
  scope: Scope,
  things: readonly ClaimedThing[],
): Promise<readonly (string | null)[]> {
  const rows = await scope.rows<{ readonly at: string | null }>(FIRST, {
    definition_ids: things.map(({ definitionId }) => definitionId),
    references: things.map(({ externalReference }) => externalReference),
  });
  return rows.map(({ at }) => at);
}

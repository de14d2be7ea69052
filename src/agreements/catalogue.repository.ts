import '../kpis/outcome-definition.entity';
import '../kpis/source.entity';
import '../partners/partner.entity';
import { kpisByKey } from '../kpis/kpi.repository';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { Catalogue } from './measures.rules';

/** A source belongs to a payee also where another partner of the same legal organisation owns it. */
const DEFINITIONS = statement(
  'catalogue.definitions',
  `select d.key, bool_or(d.verifier_policy = 'AUTOMATIC' and coalesce(
       s.partner_id = any(:payees) or o.party_id in (
         select p.party_id from partner p where ${wall('p', 'partner')} and p.id = any(:payees)), false)) as "isSelfReported"
   from outcome_definition d
   left join source s on s.vendor_id = d.vendor_id and s.id = d.source_id and ${wall('s', 'source')}
   left join partner o on o.vendor_id = s.vendor_id and o.id = s.partner_id and ${wall('o', 'partner')}
   where ${wall('d', 'outcome_definition')} and d.key = any(:keys)
   group by d.key`,
);

/** What stands in the vendor's catalogue under these keys, seen from those who would be paid by it. */
export async function readCatalogue(
  scope: Scope,
  keys: readonly string[],
  payees: readonly string[],
): Promise<Catalogue> {
  const kpis = await kpisByKey(scope, keys);
  const definitions = await scope.rows<{ readonly key: string; readonly isSelfReported: boolean }>(DEFINITIONS, {
    keys,
    payees,
  });
  return {
    kpis: new Map(kpis.map(({ key, metricClass }) => [key, metricClass])),
    definitions: new Set(definitions.map(({ key }) => key)),
    selfReported: new Set(definitions.filter(({ isSelfReported }) => isSelfReported).map(({ key }) => key)),
  };
}

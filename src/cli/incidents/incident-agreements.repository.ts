import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';

/** An agreement of the incident import as an earlier run left it: signed, or still on its way there. */
export interface IncidentAgreement {
  readonly id: string;
  readonly partner: string;
  readonly externalReference: string;
  readonly startOn: string;
  readonly status: string;
  readonly termsHash: string;
  readonly rate: string;
  readonly currency: string;
  readonly sides: readonly string[];
}

const INCIDENT_AGREEMENTS = statement(
  'incidents.agreements',
  `select a.id, p.external_reference as partner, a.external_reference as "externalReference", a.start_on as "startOn",
     a.status, v.terms_hash as "termsHash",
     v.terms #>> '{components,0,rate,unit}' as rate, a.currency,
     array(select s.side from signature s where ${wall('s', 'signature')} and s.version_id = v.id) as sides
   from agreement a
   join partner p on p.vendor_id = a.vendor_id and p.id = a.partner_id
   join agreement_version v on v.vendor_id = a.vendor_id and v.agreement_id = a.id and v.number = 1
   where ${wall('a', 'agreement')} and ${wall('p', 'partner')} and ${wall('v', 'agreement_version')}
     and starts_with(a.external_reference, 'incidents ')`,
);

const INGESTED_KEYS = statement(
  'incidents.ingested-keys',
  `select k.key from ingest_key k where ${wall('k', 'ingest_key')} and k.source_id = :source_id`,
);

/** The agreements that imports have made so far. */
export const incidentAgreements = (scope: Scope): Promise<IncidentAgreement[]> =>
  scope.rows<IncidentAgreement>(INCIDENT_AGREEMENTS);

/** Every key that an import has ingested from the log. */
export async function ingestedKeys(scope: Scope, sourceId: string): Promise<string[]> {
  return (await scope.rows<{ readonly key: string }>(INGESTED_KEYS, { source_id: sourceId })).map(({ key }) => key);
}

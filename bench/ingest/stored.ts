import type { PoolClient } from 'pg';

/** Everything that a batch leaves behind, counted and summed; ids and hashes are each program's own. */
const STORED = `select
  (select json_build_array(count(*), sum(quantity), min(at), max(at), count(distinct external_reference),
     md5(string_agg(dimensions::text, '' order by external_reference))) from measurement where vendor_id = $1) as measurements,
  (select json_build_array(count(*), count(distinct measurement_id), min(length(body_hash))) from ingest_key
     where vendor_id = $1) as keys,
  (select json_build_array(count(*), sum(quantity), min(matures_at), max(matures_at)) from outcome
     where vendor_id = $1 and state = 'VERIFIED' and last_sequence = 2) as outcomes,
  (select json_agg(json_build_array(type, organisation, n) order by type) from (select type, organisation, count(*) as n
     from outcome_event where vendor_id = $1 group by 1, 2) as e) as events,
  (select json_agg(json_build_array(claimed::text, verified::text) order by verified) from target_rollup
     where vendor_id = $1) as rollups,
  (select json_build_array(count(*), sum((after ->> 'accepted')::int), sum((after ->> 'verified')::int)) from audit_entry
     where vendor_id = $1 and action = 'measurements.ingested') as audits,
  (select json_agg(json_build_array(topic, n) order by topic) from (select topic, count(*) as n from outbox
     where vendor_id = $1 group by 1) as o) as announcements`;

/** What one vendor's tables hold, as text; equal for programs that wrote the same. */
export async function stored(owner: PoolClient, vendorId: string): Promise<string> {
  return JSON.stringify((await owner.query(STORED, [vendorId])).rows[0], null, 1);
}

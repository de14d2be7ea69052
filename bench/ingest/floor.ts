import type { PoolClient } from 'pg';
import { authorityOf } from '../../src/access/hat.rules';
import { prologue } from '../../src/platform/authority';
import { systemIds } from '../../src/platform/ports';
import type { GivenMeasurement } from './batches';
import type { Desk } from './world';

/**
 * What somebody who knows the tables would write by hand: one statement that resolves names, takes keys and writes every
 * row of a batch, for input that is taken on trust. No row is checked, no correction looked for, no replay remembered.
 */
const WRITE = `
with given as (
  select g.*, k.id as kpi_id, p.id as partner_id, c.id as customer_id
  from rows from (unnest($3::uuid[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]),
      unnest($8::timestamptz[]), unnest($9::numeric[]), unnest($10::text[]), jsonb_array_elements($11::jsonb),
      unnest($12::text[]), unnest($13::uuid[]))
    as g(id, key, kpi, partner, customer, at, quantity, unit, dimensions, reference, outcome_id)
  join kpi k on k.vendor_id = $1 and k.key = g.kpi
  join partner p on p.vendor_id = $1 and p.external_reference = g.partner
  join customer c on c.vendor_id = $1 and c.external_reference = g.customer
), taken as (
  insert into ingest_key (vendor_id, source_id, key, body_hash, measurement_id, partner_id, customer_id)
  select $1, $2, key, encode(sha256(convert_to(concat_ws(' ', kpi, partner, customer, at, quantity, unit, dimensions,
    reference), 'UTF8')), 'hex'), id, null, null from given order by key
  on conflict do nothing returning measurement_id
), fresh as (
  -- "is true" keeps this a hashed subplan: as a join it is planned for one row and compares every key with every other.
  select * from given where (id in (select measurement_id from taken)) is true
), measured as (
  insert into measurement (vendor_id, id, kpi_id, source_id, partner_id, customer_id, at, quantity, unit, dimensions,
    external_reference, supersedes_id, recorded_at)
  select $1, id, kpi_id, $2, partner_id, customer_id, at, quantity, unit, dimensions, reference, null, $14::timestamptz
  from fresh
), claimed as (
  insert into outcome (vendor_id, id, definition_id, partner_id, customer_id, external_reference, revision, occurred_at,
    matures_at, quantity, unit, dimensions, state, last_sequence, measurement_id)
  select $1, f.outcome_id, d.id, f.partner_id, f.customer_id, f.reference, 1, f.at, f.at + d.window_days * interval '1 day',
    f.quantity, f.unit, f.dimensions, 'VERIFIED', 2, f.id
  from fresh f join outcome_definition d on d.vendor_id = $1 and d.kpi_id = f.kpi_id and d.is_claimed_by_rule
  order by f.reference on conflict do nothing
  returning id, definition_id, partner_id, customer_id, occurred_at, quantity
), told as (
  insert into outcome_event (vendor_id, id, outcome_id, sequence, type, partner_id, customer_id, person_id, organisation, at)
  select $1, gen_random_uuid(), c.id, e.sequence, e.type, c.partner_id, c.customer_id, $15, e.organisation, $14::timestamptz
  from claimed c cross join (values (1, 'CLAIMED', 'VENDOR'), (2, 'VERIFIED', 'SOURCE')) as e(sequence, type, organisation)
), moved as (
  insert into target_rollup as r (vendor_id, target_id, partner_id, customer_id, claimed, verified, updated_at)
  select $1, t.id, t.partner_id, t.customer_id, 0, sum(c.quantity), $14::timestamptz
  from claimed c join outcome_target t on t.vendor_id = $1 and t.definition_id = c.definition_id
    and t.partner_id = c.partner_id and (t.customer_id is null or t.customer_id = c.customer_id)
    and c.occurred_at >= t.start_on::timestamp at time zone t.time_zone
    and c.occurred_at < t.end_on::timestamp at time zone t.time_zone
  group by t.id, t.partner_id, t.customer_id order by t.id
  on conflict (vendor_id, target_id) do update set verified = r.verified + excluded.verified, updated_at = excluded.updated_at
  returning target_id, partner_id, customer_id
), announced as (
  insert into outbox (vendor_id, id, topic, subject_id, partner_id, customer_id, at)
  select $1, gen_random_uuid(), 'outcome_target', target_id, partner_id, customer_id, $14::timestamptz from moved
  union all
  select $1, gen_random_uuid(), 'earnings', partner_id, partner_id, null, $14::timestamptz
  from (select distinct partner_id from fresh) as of_batch
)
insert into audit_entry (vendor_id, id, at, person_id, role, action, subject_kind, subject_id, after)
select $1, gen_random_uuid(), $14::timestamptz, $15, $16, 'measurements.ingested', 'source', $2,
  jsonb_build_object('accepted', (select count(*) from fresh), 'duplicates', cardinality($4) - (select count(*) from fresh),
    'claimed', (select count(*) from claimed), 'verified', (select count(*) from claimed))`;

/** Writes one batch in a transaction of its own, as the serving role under row-level security. */
export async function writeByHand(
  client: PoolClient,
  { hat, vendor }: Desk,
  rows: readonly GivenMeasurement[],
): Promise<void> {
  const list = (of: (row: GivenMeasurement) => string): string[] => rows.map(of);
  await client.query(`begin; ${prologue(authorityOf(hat))}`);
  await client.query({
    name: 'floor',
    text: WRITE,
    values: [
      vendor.vendorId,
      vendor.source.id,
      list(() => systemIds.next()),
      list(({ key }) => key),
      list(({ kpiKey }) => kpiKey),
      list(({ partnerReference }) => partnerReference),
      list(({ customerReference }) => customerReference),
      list(({ at }) => at),
      list(({ quantity }) => quantity),
      list(({ unit }) => unit),
      JSON.stringify(
        rows.map(({ dimensions }) => Object.fromEntries(dimensions.map(({ name, value }) => [name, value]))),
      ),
      list(({ externalReference }) => externalReference),
      list(() => systemIds.next()),
      vendor.clock.now(),
      hat.personId,
      hat.role,
    ],
  });
  await client.query('commit');
}

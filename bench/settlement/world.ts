import os from 'node:os';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig';
import { Database } from '../../src/platform/database';
import { startEmbedded } from '../../src/platform/embedded/start-embedded';
import { migrate } from '../../src/platform/migrate';
import { onServer, withDatabase } from '../../test/support/database';
import { graduated, Settling } from '../../test/support/settling';

/** One vendor with many agreements of one plan, each with a partner of its own, and their verified outcomes. */
export interface World {
  readonly acme: Settling;
  /** Reaches the same database past every wall. */
  readonly owner: Client;
  readonly ownerUrl: string;
  /** Reaches it as the serving role does, under row-level security. */
  readonly appUrl: string;
  close(): Promise<void>;
}

const NAME = 'meed_test_bench_settlement';
/** When the period of the benchmark is over. */
export const NOW = '2026-02-02T08:00:00.000Z';

/** Fills a database of its own on the server of DATABASE_URL, or on an embedded one. */
export async function openWorld(agreements: number, outcomes: number, poolSize: number): Promise<World> {
  const given = process.env['DATABASE_URL'];
  const embedded = given === undefined ? await startEmbedded({ dataDir: os.tmpdir(), throwaway: true }) : null;
  const server = given ?? embedded?.url() ?? '';
  await onServer(server, `drop database if exists "${NAME}" with (force)`);
  await onServer(server, `create database "${NAME}"`);
  const ownerUrl = withDatabase(server, NAME);
  const { app } = await migrate(ownerUrl, dataSourceOptions);
  const source = await new DataSource({ ...dataSourceOptions, url: app, poolSize }).initialize();
  const database = new Database(source);
  const acme = await Settling.open(database);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const model = await acme.agreement(graduated());
  await acme.outcome('1', '2026-01-05T10:00:00Z');
  acme.clock.set(NOW);
  for (const text of seeded(acme.vendorId, model, agreements, Math.floor(outcomes / agreements)))
    await owner.query(text);
  return {
    acme,
    owner,
    ownerUrl,
    appUrl: app,
    async close() {
      await owner.end();
      await database.close();
      await onServer(server, `drop database if exists "${NAME}" with (force)`);
      await embedded?.stop();
    },
  };
}

/** A UUID of version 7 of some instant, as Meed gives them out and PostgreSQL does only from version 18 on. */
const uuidAt = (
  instant: string,
): string => `(select (left(digits, 8) || '-' || right(digits, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
     from lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') digits)`;

/** Copies of the agreement, the partner and the outcome that the commands made; the model itself is ended before it begins. */
const seeded = (vendor: string, model: string, agreements: number, each: number): readonly string[] => [
  `create temp table made as select n, gen_random_uuid() as partner_id, gen_random_uuid() as agreement_id,
     gen_random_uuid() as version_id from generate_series(1, ${agreements}) n`,
  `insert into partner select vendor_id, m.partner_id, 'p-' || n, 'Partner ' || n, null, stage, created_at
   from partner, made m where vendor_id = '${vendor}' and external_reference = 'lead'`,
  `insert into agreement (vendor_id, id, external_reference, name, partner_id, customer_id, status, currency, time_zone,
     cadence, start_on, end_on, version, created_at)
   select a.vendor_id, m.agreement_id, 'b-' || n, a.name, m.partner_id, a.customer_id, a.status, a.currency, a.time_zone,
     a.cadence, a.start_on, a.end_on, a.version, a.created_at from agreement a, made m where a.id = '${model}'`,
  `insert into agreement_version (vendor_id, id, agreement_id, partner_id, number, effective_on, terms, terms_hash, payees,
     created_at)
   select v.vendor_id, m.version_id, m.agreement_id, m.partner_id, v.number, v.effective_on, v.terms, v.terms_hash,
     jsonb_build_object('partner', m.partner_id), v.created_at
   from agreement_version v, made m where v.agreement_id = '${model}'`,
  `insert into signature (vendor_id, id, version_id, partner_id, side, person_id, terms_hash, signed_at)
   select s.vendor_id, gen_random_uuid(), m.version_id, m.partner_id, s.side, s.person_id, s.terms_hash, s.signed_at
   from signature s join agreement_version v on v.id = s.version_id, made m where v.agreement_id = '${model}'`,
  `insert into outcome (vendor_id, id, definition_id, partner_id, customer_id, external_reference, revision, occurred_at,
     matures_at, quantity, unit, dimensions, state, last_sequence, measurement_id)
   select o.vendor_id, ${uuidAt('at')}, o.definition_id, m.partner_id, o.customer_id, m.n || '-' || i, o.revision,
     at, at, 1 + (m.n * 7 + i) % 5, o.unit, o.dimensions, o.state, o.last_sequence, null
   from (select * from outcome where vendor_id = '${vendor}' limit 1) o, made m, generate_series(1, ${each}) i,
     lateral (select timestamptz '2026-01-01T00:00:00Z' + i * interval '31 days' / ${each + 1} as at) t`,
  `delete from signature s using agreement_version v where v.id = s.version_id and v.agreement_id = '${model}'`,
  `update agreement set version = 0 where id = '${model}'`,
  'vacuum analyze',
];

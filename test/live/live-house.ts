import { Client } from 'pg';
import pino from 'pino';
import type { Authority, Reach } from '../../src/platform/authority';
import type { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { Relay } from '../../src/platform/live/relay';
import { systemClock, systemIds } from '../../src/platform/ports';
import { useLogger } from '../../src/platform/report';
import { statement } from '../../src/platform/statement';
import { type Announcement, Unit } from '../../src/platform/unit';
import type { LiveEvent } from '../../src/progress/follow';
import type { TestDatabase } from '../support/database';

// These tests cut connections on purpose: what the house logs of it is no news.
useLogger(pino({ level: 'silent' }));

/** One server process in all but name: a pool, a bus and a relay of its own. */
export interface Process {
  readonly database: Database;
  readonly bus: Bus;
  readonly relay: Relay;
}

/** Starts a process on a pool; it listens when this resolves. */
export async function startProcess(store: TestDatabase, database: Database): Promise<Process> {
  const bus = new Bus();
  const relay = new Relay({ url: store.urls.app, clock: systemClock, database, bus });
  await relay.start();
  return { database, bus, relay };
}

export const newId = (): string => systemIds.next();

/** A hat of one vendor, as row-level security and the walls see it. */
export const hat = (vendorId: string, reach: Reach = 'SYSTEM', ids: Partial<Authority> = {}): Authority => ({
  reach,
  role: reach,
  vendorId,
  partnerId: null,
  customerId: null,
  personId: null,
  ...ids,
});

/** Commits announcements as every command does; `beforeCommit` holds the transaction open. */
export async function announce(
  database: Database,
  vendorId: string,
  announcements: readonly Announcement[],
  {
    at = systemClock.now(),
    beforeCommit = async () => undefined,
  }: { at?: string; beforeCommit?: () => Promise<unknown> } = {},
): Promise<void> {
  await database.writing(hat(vendorId), async (scope) => {
    const unit = new Unit(scope, at, systemIds);
    for (const announcement of announcements) unit.announce(announcement);
    await unit.flush();
    await beforeCommit();
  });
}

/** The next events of a stream. */
export async function take(stream: AsyncIterator<LiveEvent, unknown, unknown>, count: number): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  while (events.length < count) {
    const next = await stream.next();
    if (next.done === true) throw new Error(`the stream ended after ${events.length} events`);
    events.push(next.value);
  }
  return events;
}

export const seqs = (events: readonly LiveEvent[]): bigint[] =>
  events.map((event) => (event.kind === 'CHANGED' ? event.seq : -1n));

/** 1, 2, 3 and so on. */
export const consecutive = (count: number, from = 1n): bigint[] =>
  Array.from({ length: count }, (_, index) => from + BigInt(index));

/** Runs SQL as the administrator, whom no wall stops. */
export async function asAdmin<Row extends object>(
  store: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: store.adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Cuts the session that holds the leadership; answers how many were cut. */
export async function killLeader(store: TestDatabase): Promise<number> {
  const rows = await asAdmin(
    store,
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
     where d.datname = current_database() and l.locktype = 'advisory' and l.objid = 4963303 and l.granted`,
  );
  return rows.length;
}

const NUMBERS = statement(
  'test.numbers',
  'select o.seq, o.subject_id as "subjectId" from outbox o where o.vendor_id = :vendor order by o.seq',
);

/** What stands in a vendor's outbox, in its order. */
export async function numbered(database: Database, vendorId: string): Promise<{ seq: bigint; subjectId: string }[]> {
  const scope = database.reading(hat(vendorId));
  return scope.rows<{ seq: bigint; subjectId: string }>(NUMBERS, { vendor: vendorId }).finally(() => scope.close());
}

import { Client } from 'pg';
import type { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { Relay } from '../../src/platform/live/relay';
import { number, vendorsWithUnsent } from '../../src/platform/live/sequence';
import { cursorOf } from '../../src/progress/cursor.rules';
import { follow } from '../../src/progress/follow';
import { type TestDatabase, testDatabase } from '../support/database';
import {
  announce,
  asAdmin,
  consecutive,
  hat,
  killLeader,
  newId,
  numbered,
  type Process,
  seqs,
  startProcess,
  take,
} from './live-house';

const TOPIC = 'target';

let store: TestDatabase;
let pools: readonly Database[];
const processes: Process[] = [];

beforeAll(async () => {
  store = await testDatabase();
  pools = [await store.another(), await store.another(), await store.another()];
});
afterEach(async () => {
  for (const { relay } of processes.splice(0)) await relay.stop();
});
afterAll(() => store.drop());

/** The next process, on a pool of its own. */
const start = async (database = pools[processes.length]): Promise<Process> => {
  const process = await startProcess(store, database as Database);
  processes.push(process);
  return process;
};

describe('the sequence of a vendor', () => {
  it('is consecutive and has no gap or duplicate for anybody, whoever writes, leads, dies or competes', async () => {
    const [first, second, third] = [await start(), await start(), await start()] as const;
    const vendors = [newId(), newId()];
    const subjects = [newId(), newId(), newId()];
    const WRITERS = 20;
    const ROUNDS = 15;
    const streams = vendors.flatMap((vendorId) =>
      subjects.flatMap((subjectId) =>
        [first, second, third].map((process) => ({
          vendorId,
          subjectId,
          stream: follow(process, { authority: hat(vendorId), topic: TOPIC, subjectId }),
        })),
      ),
    );
    for (const { stream } of streams) expect(seqs(await take(stream, 1))).toEqual([0n]);

    let written = 0;
    const half = deferred();
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const process = [first, second, third][(writer + round) % 3] ?? first;
        const vendorId = vendors[(writer + round) % 2] ?? '';
        // Every writer commits after a different number of turns, so that commits overtake each other.
        const beforeCommit = async (): Promise<void> => {
          for (let turn = (writer * 7 + round * 3) % 11; turn > 0; turn -= 1) await new Promise(setImmediate);
        };
        const all = subjects.map((subjectId) => ({ topic: TOPIC, subjectId }));
        await announce(process.database, vendorId, all, { beforeCommit });
        process.relay.poke();
        written += 1;
        if (written === (WRITERS * ROUNDS) / 2) half.resolve(undefined);
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
    await half.promise;
    expect(await killLeader(store)).toBe(1);
    await Promise.all(writers);

    const perVendor = (WRITERS * ROUNDS) / 2;
    const got = await Promise.all(
      streams.map(async (entry) => ({ ...entry, seqs: seqs(await take(entry.stream, perVendor)) })),
    );
    for (const vendorId of vendors) {
      const rows = await numbered(store.database, vendorId);
      expect(rows.map(({ seq }) => seq)).toEqual(consecutive(perVendor * subjects.length));
      for (const entry of got.filter((each) => each.vendorId === vendorId))
        expect(entry.seqs).toEqual(rows.filter(({ subjectId }) => subjectId === entry.subjectId).map(({ seq }) => seq));
    }
    await Promise.all(streams.map(({ stream }) => stream.return()));
    expect([first, second, third].map(({ bus }) => bus.size)).toEqual([0, 0, 0]);
  });

  it('follows the commits: what was written first and committed last comes last', async () => {
    const { database, bus, relay } = await start();
    const [vendorId, subjectId] = [newId(), newId()];
    const stream = follow({ database, bus }, { authority: hat(vendorId), topic: TOPIC, subjectId });
    await take(stream, 1);
    const late = deferred();
    const isWritten = deferred();
    const slow = announce(database, vendorId, [{ topic: TOPIC, subjectId }], {
      beforeCommit: async () => {
        isWritten.resolve(undefined);
        await late.promise;
      },
    });
    await isWritten.promise;
    await announce(database, vendorId, [
      { topic: TOPIC, subjectId },
      { topic: 'other', subjectId },
    ]);
    relay.poke();
    expect(seqs(await take(stream, 1))).toHaveLength(1);
    late.resolve(undefined);
    await slow;
    relay.poke();
    expect(seqs(await take(stream, 1))).toEqual([3n]);
    await stream.return();
  });

  it('is one sequence even where several relays number at once', async () => {
    const vendorId = newId();
    for (let unit = 0; unit < 4; unit += 1)
      await announce(
        store.database,
        vendorId,
        Array.from({ length: 400 }, () => ({ topic: TOPIC, subjectId: newId() })),
      );
    const batches = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => number(pools[turn % 3] as Database, vendorId)),
    );
    const given = batches.flatMap(({ wakeUps }) => wakeUps.map(({ seq }) => seq)).sort((a, b) => Number(a - b));
    expect(given).toEqual(consecutive(1_600));
    expect((await numbered(store.database, vendorId)).map(({ seq }) => seq)).toEqual(consecutive(1_600));
    expect(await vendorsWithUnsent(store.database)).not.toContain(vendorId);
  });

  it('survives a relay that is gone: the next leader takes over, from the start and after a clean stop', async () => {
    const [vendorId, subjectId] = [newId(), newId()];
    await announce(store.database, vendorId, [{ topic: TOPIC, subjectId }]);
    const one = await start();
    const two = await start();
    const after = cursorOf({ vendorId, seq: 0n });
    const stream = follow(two, { authority: hat(vendorId), topic: TOPIC, subjectId, after });
    expect(seqs(await take(stream, 1))).toEqual([1n]);
    await one.relay.stop();
    await announce(two.database, vendorId, [{ topic: TOPIC, subjectId }]);
    two.relay.poke();
    expect(seqs(await take(stream, 1))).toEqual([2n]);
    await stream.return();
  });
});

describe('a leader', () => {
  it('forgets what is older than the retention, by its own clock', async () => {
    const [vendorId, subjectId] = [newId(), newId()];
    await announce(store.database, vendorId, [{ topic: TOPIC, subjectId }], { at: '2026-01-01T00:00:00.000Z' });
    await number(store.database, vendorId);
    const clock = { now: () => '2026-01-08T00:00:01.000Z' };
    const relay = new Relay({ database: store.database, url: store.urls.app, bus: new Bus(), clock });
    await relay.start();
    while ((await numbered(store.database, vendorId)).length > 0) await new Promise(setImmediate);
    await relay.stop();
    const head = await asAdmin(store, 'select seq, pruned_through from outbox_head where vendor_id = $1', [vendorId]);
    expect(head).toEqual([{ seq: '1', pruned_through: '1' }]);
  });
});

describe('a wake-up', () => {
  it('reaches every process even where the leader never heard that its commit went through', async () => {
    const [database] = pools as [Database];
    // Commits, forgets it, and tries again, as after a lost acknowledgement.
    const writing: Database['writing'] = async (authority, work) => {
      await database.writing(authority, work);
      return database.writing(authority, work);
    };
    const forgetful = Object.create(database, { writing: { value: writing } }) as Database;
    await start(forgetful);
    await leaderElected();
    const other = await start();
    const [vendorId, subjectId] = [newId(), newId()];
    const stream = follow(other, { authority: hat(vendorId), topic: TOPIC, subjectId });
    await take(stream, 1);
    await announce(other.database, vendorId, [{ topic: TOPIC, subjectId }]);
    other.relay.poke();
    expect(seqs(await take(stream, 1))).toEqual([1n]);
    await stream.return();
  });

  it.each([
    ['a process could not hear is made up for when it listens again', cutSessions],
    ['a leader did not live to send is sent by the next one', async (leader: Client) => leader.end()],
  ])('that %s', async (_, end) => {
    const leader = new Client({ connectionString: store.adminUrl });
    await leader.connect();
    await leader.query('select pg_advisory_lock(4963303)');
    const [deaf, vendorId, subjectId] = [await start(), newId(), newId()];
    await start();
    const stream = follow(deaf, { authority: hat(vendorId), topic: TOPIC, subjectId });
    await take(stream, 1);
    const next = take(stream, 1);
    await announce(store.database, vendorId, [{ topic: TOPIC, subjectId }]);
    await number(store.database, vendorId);
    await end(leader);
    expect(seqs(await next)).toEqual([1n]);
    await stream.return();
    await leader.end();
  });

  it('survives every session being cut again and again', async () => {
    await start();
    await leaderElected();
    const deaf = await start();
    const [vendorId, subjectId] = [newId(), newId()];
    const stream = follow(deaf, { authority: hat(vendorId), topic: TOPIC, subjectId });
    await take(stream, 1);
    for (let round = 1n; round <= 5n; round += 1n) {
      const cut = cutSessions();
      await announce(store.database, vendorId, [{ topic: TOPIC, subjectId }]);
      await cut;
      expect(seqs(await take(stream, 1))).toEqual([round]);
    }
    await stream.return();
  });
});

/** Cuts the session of every process; their pools live on. */
async function cutSessions(): Promise<void> {
  await asAdmin(
    store,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'meed live' and datname = current_database()`,
  );
}

/** Resolves when some process leads. */
async function leaderElected(): Promise<void> {
  const sql = `select 1 from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.objid = 4963303 and l.granted`;
  while ((await asAdmin(store, sql)).length === 0) await new Promise(setImmediate);
}

function deferred(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

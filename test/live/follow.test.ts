import fc from 'fast-check';
import type { Authority } from '../../src/platform/authority';
import type { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { prune } from '../../src/platform/live/prune';
import { number } from '../../src/platform/live/sequence';
import { cursorOf } from '../../src/progress/cursor.rules';
import { type FollowRequest, follow } from '../../src/progress/follow';
import { type TestDatabase, testDatabase } from '../support/database';
import { announce, asAdmin, consecutive, hat, newId, type Process, seqs, take } from './live-house';

const TOPIC = 'target';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const NOW = '2026-01-09T00:00:00.000Z';
const everything = async (_: string, through: bigint): Promise<bigint> => through;

let store: TestDatabase;
/** A process without a relay: these tests number what is announced themselves. */
let process: Pick<Process, 'database' | 'bus'>;

beforeAll(async () => {
  store = await testDatabase();
  process = { database: await store.another(), bus: new Bus() };
});
afterAll(() => store.drop());

const tell = async (
  vendorId: string,
  subjectId: string,
  times = 1,
  rest: { partnerId?: string; customerId?: string; topic?: string; at?: string } = {},
): Promise<void> => {
  const { at = NOW, topic = TOPIC, ...parties } = rest;
  for (let time = 0; time < times; time += 1)
    await announce(store.database, vendorId, [{ topic, subjectId, ...parties }], { at });
  await number(store.database, vendorId);
};
const stream = (vendorId: string, subjectId: string, rest: Partial<FollowRequest> = {}) =>
  follow(process, { authority: hat(vendorId), topic: TOPIC, subjectId, ...rest });
const subject = () => [newId(), newId()] as const;

describe('a stream', () => {
  it('starts with the present, then tells every change once and in order', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 3);
    const events = stream(vendorId, subjectId);
    expect(await take(events, 1)).toEqual([{ kind: 'CHANGED', seq: 3n, cursor: cursorOf({ vendorId, seq: 3n }) }]);
    await tell(vendorId, subjectId, 2);
    await tell(vendorId, newId(), 1);
    await tell(vendorId, subjectId, 1, { topic: 'other' });
    await tell(vendorId, subjectId, 1);
    process.bus.wake({ vendorId, topic: TOPIC, subjectId, seq: 8n });
    expect(seqs(await take(events, 3))).toEqual([4n, 5n, 8n]);
    await events.return();
  });

  it('starts with the present of a vendor that never announced anything', async () => {
    const [vendorId, subjectId] = subject();
    const events = stream(vendorId, subjectId);
    expect(seqs(await take(events, 1))).toEqual([0n]);
    const next = take(events, 1);
    await tell(vendorId, subjectId, 1);
    process.bus.wake({ vendorId, topic: TOPIC, subjectId, seq: 1n });
    expect(seqs(await next)).toEqual([1n]);
    await events.return();
  });

  it('goes on after a cursor without a gap and without a repetition, wherever it was left', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 120);
    await tell(vendorId, subjectId, 130);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }), async (stays) => {
        let after = cursorOf({ vendorId, seq: 0n });
        const seen: bigint[] = [];
        for (const stay of stays) {
          const left = Math.min(stay, 250 - seen.length);
          if (left === 0) break;
          const events = stream(vendorId, subjectId, { after });
          const got = await take(events, left);
          await events.return();
          seen.push(...seqs(got));
          after = got.at(-1)?.cursor ?? after;
        }
        expect(seen).toEqual(consecutive(seen.length));
      }),
      { numRuns: 20 },
    );
  });

  it('hears what is announced between a read and the wait', async () => {
    const [vendorId, subjectId] = subject();
    let between = async (): Promise<void> => undefined;
    const reading: Database['reading'] = (authority) => {
      const scope = process.database.reading(authority);
      const close = scope.close.bind(scope);
      return Object.assign(scope, { close: () => close().then(() => between()) });
    };
    const database = Object.create(process.database, { reading: { value: reading } }) as Database;
    const events = follow({ ...process, database }, { authority: hat(vendorId), topic: TOPIC, subjectId });
    for (let seq = 1n; seq <= 3n; seq += 1n) {
      between = async () => {
        between = async () => undefined;
        await tell(vendorId, subjectId, 1);
        process.bus.wake({ vendorId, topic: TOPIC, subjectId, seq });
      };
      await take(events, 1);
    }
    expect(seqs(await take(events, 1))).toEqual([3n]);
    await events.return();
  });

  it('makes one event of the changes of a value that piled up', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 250);
    const events = stream(vendorId, subjectId, { after: cursorOf({ vendorId, seq: 10n }), coalesce: true });
    expect(await take(events, 1)).toEqual([{ kind: 'CHANGED', seq: 250n, cursor: cursorOf({ vendorId, seq: 250n }) }]);
    const next = take(events, 1);
    await tell(vendorId, subjectId, 2);
    process.bus.wakeAll();
    expect(seqs(await next)).toEqual([252n]);
    await events.return();
  });

  it('costs nothing while its consumer stalls, and misses nothing then', async () => {
    const [vendorId, subjectId] = subject();
    const events = stream(vendorId, subjectId);
    await take(events, 1);
    const before = process.bus.size;
    const all = Array.from({ length: 20 }, () => announce(process.database, vendorId, [{ topic: TOPIC, subjectId }]));
    await Promise.all(all);
    await number(process.database, vendorId);
    for (let seq = 1n; seq <= 20n; seq += 1n) process.bus.wake({ vendorId, topic: TOPIC, subjectId, seq });
    expect(process.bus.size).toBe(before);
    expect(seqs(await take(events, 20))).toEqual(consecutive(20));
    await events.return();
  });

  it.each(['return', 'throw', 'signal'] as const)('that waits ends at once: %s', async (how) => {
    const [vendorId, subjectId] = subject();
    const leaving = new AbortController();
    const events = follow(process, { authority: hat(vendorId), topic: TOPIC, subjectId }, leaving.signal);
    await take(events, 1);
    const before = process.bus.size;
    const waiting = events.next();
    if (how === 'signal') leaving.abort();
    else await (how === 'return' ? events.return() : expect(events.throw(new Error('left'))).rejects.toThrow('left'));
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(process.bus.size).toBe(before - 1);
  });

  it('that was never pulled leaves nothing behind', async () => {
    const before = process.bus.size;
    await stream(newId(), newId()).return();
    expect(process.bus.size).toBe(before);
  });

  it('reads on when the database cut its connections', async () => {
    const [vendorId, subjectId] = subject();
    const events = stream(vendorId, subjectId);
    await take(events, 1);
    await tell(vendorId, subjectId, 1);
    await asAdmin(
      store,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    process.bus.wakeAll();
    expect(seqs(await take(events, 1))).toEqual([1n]);
    await events.return();
  });
});

describe('a hat', () => {
  const [vendorId, partnerId, rival, customerId] = [newId(), newId(), newId(), newId()];
  const subjectId = newId();
  const seenBy = async (authority: Authority): Promise<bigint[]> => {
    const events = follow(process, { authority, topic: TOPIC, subjectId, after: cursorOf({ vendorId, seq: 0n }) });
    await tell(vendorId, subjectId, 1, { partnerId, customerId });
    process.bus.wakeAll();
    const head = (
      await asAdmin<{ seq: string }>(store, 'select seq from outbox_head where vendor_id = $1', [vendorId])
    )[0];
    const seen: bigint[] = [];
    while (seen.at(-1) !== BigInt(head?.seq ?? 0)) seen.push(...seqs(await take(events, 1)));
    await events.return();
    return seen;
  };

  beforeAll(async () => {
    await tell(vendorId, subjectId, 1, { partnerId });
    await tell(vendorId, subjectId, 1, { partnerId: rival });
    await tell(vendorId, subjectId, 1, { customerId });
    await tell(vendorId, subjectId, 1);
  });

  it('of the vendor follows everything', async () => {
    expect(await seenBy(hat(vendorId, 'VENDOR'))).toEqual([1n, 2n, 3n, 4n, 5n]);
  });

  it('of a partner never learns of what names another partner or nobody', async () => {
    expect(await seenBy(hat(vendorId, 'PARTNER', { partnerId }))).toEqual([1n, 5n, 6n]);
  });

  it('of a customer never learns of what does not name it', async () => {
    expect(await seenBy(hat(vendorId, 'CUSTOMER', { customerId }))).toEqual([3n, 5n, 6n, 7n]);
  });

  it('is refused a cursor of another vendor, a malformed cursor, and a stream without a vendor', () => {
    const foreign = cursorOf({ vendorId: newId(), seq: 1n });
    expect(() => stream(vendorId, subjectId, { after: foreign })).toThrow('`after` is a cursor of another vendor');
    expect(() => stream(vendorId, subjectId, { after: 'MQ==' })).toThrow('`after` is not a cursor of this API');
    expect(() => stream(vendorId, subjectId, { authority: { ...hat(vendorId), vendorId: null } })).toThrow(
      'belongs to one vendor',
    );
  });
});

describe('what is forgotten', () => {
  const headOf = (vendorId: string) =>
    asAdmin(
      store,
      'select seq, pruned_through, (select count(*)::int from outbox o where o.vendor_id = h.vendor_id) as rows from outbox_head h where vendor_id = $1',
      [vendorId],
    );

  it('is old, numbered, without a hole, and told exactly', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 4, { at: LONG_AGO });
    await tell(vendorId, subjectId, 1, { at: NOW });
    await tell(vendorId, subjectId, 2, { at: LONG_AGO });
    await announce(store.database, vendorId, [{ topic: 'unsent', subjectId }], { at: LONG_AGO });
    const otherwise = async (): Promise<bigint> => 3n;
    await prune(store.database, NOW, otherwise);
    expect(await headOf(vendorId)).toEqual([{ seq: '7', pruned_through: '3', rows: 5 }]);
    await prune(store.database, NOW, everything);
    expect(await headOf(vendorId)).toEqual([{ seq: '7', pruned_through: '4', rows: 4 }]);
    await prune(store.database, NOW, everything);
    expect(await headOf(vendorId)).toEqual([{ seq: '7', pruned_through: '4', rows: 4 }]);
  });

  it('may be everything: the numbers go on where they were', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 5, { at: LONG_AGO });
    await prune(store.database, NOW, everything);
    expect(await headOf(vendorId)).toEqual([{ seq: '5', pruned_through: '5', rows: 0 }]);
    await tell(vendorId, subjectId, 1);
    expect(await headOf(vendorId)).toEqual([{ seq: '6', pruned_through: '5', rows: 1 }]);
  });

  it.each([
    ['before what is left', 3n, 'RESYNC'],
    ['just before what is left', 4n, 'CHANGED'],
    ['at the head', 6n, 'WAITS'],
    ['beyond the head', 7n, 'RESYNC'],
  ] as const)('makes a cursor %s (%s) answer %s', async (_, seq, kind) => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 4, { at: LONG_AGO });
    await tell(vendorId, subjectId, 2);
    await prune(store.database, NOW, everything);
    const events = stream(vendorId, subjectId, { after: cursorOf({ vendorId, seq }) });
    const first = take(events, 1);
    if (kind === 'WAITS') {
      await tell(vendorId, subjectId, 1);
      process.bus.wakeAll();
      expect(seqs(await first)).toEqual([7n]);
    } else if (kind === 'CHANGED') expect(seqs([...(await first), ...(await take(events, 1))])).toEqual([5n, 6n]);
    else expect(await first).toEqual([{ kind: 'RESYNC', cursor: cursorOf({ vendorId, seq: 6n }) }]);
    await events.return();
  });

  it('goes on from the head after a RESYNC, also where much is left to read', async () => {
    const [vendorId, subjectId] = subject();
    await tell(vendorId, subjectId, 2, { at: LONG_AGO });
    await tell(vendorId, subjectId, 150);
    await prune(store.database, NOW, everything);
    const events = stream(vendorId, subjectId, { after: cursorOf({ vendorId, seq: 1n }) });
    expect(await take(events, 1)).toEqual([{ kind: 'RESYNC', cursor: cursorOf({ vendorId, seq: 152n }) }]);
    const next = take(events, 1);
    await tell(vendorId, subjectId, 1);
    process.bus.wakeAll();
    expect(seqs(await next)).toEqual([153n]);
    await events.return();
  });
});

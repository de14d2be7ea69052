import { GraphQLID, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Scope } from '../../src/platform/scope';
import { statement } from '../../src/platform/statement';
import { cursorOf, placeOf } from '../../src/progress/cursor.rules';
import { type FollowDeps, follow, type LiveEvent } from '../../src/progress/follow';
import { type TestDatabase, testDatabase } from '../support/database';
import { announce, consecutive, hat, newId, numbered, type Process, startProcess } from './live-house';
import { type House, startHouse } from './socket-house';

const TOPIC = 'outcome';
const COUNT = statement('test.count', 'select count(*) as rows from outbox o where o.vendor_id = :vendor');

interface Context {
  readonly deps: FollowDeps;
  readonly person: string;
  readonly scope: Scope;
}

const vendorId = newId();
const [ours, theirs] = [newId(), newId()];
const subjectId = newId();
const authorityOf = (person: string) => hat(vendorId, 'PARTNER', { partnerId: person === 'ours' ? ours : theirs });

/** A subscription as a resolver of the product writes it, without the product. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      changed: {
        type: new GraphQLObjectType<LiveEvent, Context>({
          name: 'Change',
          fields: {
            kind: { type: GraphQLString },
            cursor: { type: new GraphQLNonNull(GraphQLString) },
            seen: {
              type: GraphQLString,
              resolve: async (_, __, { scope }) =>
                `${(await scope.one<{ rows: bigint }>(COUNT, { vendor: vendorId }))?.rows}`,
            },
          },
        }),
        args: { after: { type: GraphQLString }, id: { type: new GraphQLNonNull(GraphQLID) } },
        subscribe: (_: unknown, { id, after }: { id: string; after?: string }, { deps, person }: Context) =>
          follow(deps, { authority: authorityOf(person), topic: TOPIC, subjectId: id, after }),
        resolve: (event: unknown) => event,
      },
    },
  }),
});

let store: TestDatabase;
const processes: Process[] = [];
const houses: House[] = [];

beforeAll(async () => {
  store = await testDatabase();
  for (let made = 0; made < 2; made += 1) {
    const process = await startProcess(store, await store.another());
    processes.push(process);
    const openRequest = ({ person }: { person: string }) => {
      const scope = process.database.reading(authorityOf(person));
      return { context: { deps: process, person, scope } satisfies Context, close: () => scope.close() };
    };
    houses.push(await startHouse(schema, { openRequest }));
  }
});
afterAll(async () => {
  for (const house of houses) await house.stop();
  for (const { relay } of processes) await relay.stop();
  await store.drop();
});

const QUERY = 'subscription ($id: ID!, $after: String) { changed(id: $id, after: $after) { kind cursor seen } }';
interface Heard {
  readonly kind: string;
  readonly cursor: string;
  readonly seen: string;
}

const connect = (house: House, person: string): Client =>
  createClient({
    url: house.url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${person}` },
  });

/** Hears a number of changes on one connection, then leaves it. */
async function hear(house: House, person: string, after: string | null, count: number): Promise<Heard[]> {
  const client = connect(house, person);
  const heard: Heard[] = [];
  for await (const { data, errors } of client.iterate<{ changed: Heard }>({
    query: QUERY,
    variables: { id: subjectId, after },
  })) {
    if (!data) throw new Error(JSON.stringify(errors));
    heard.push(data.changed);
    if (heard.length === count) break;
  }
  client.terminate();
  return heard;
}

describe('a client that comes and goes', () => {
  it('hears each of its own changes once and in order, from whichever server, and never of a rival', async () => {
    const [first, second] = houses as [House, House];
    const TURNS = 60;
    const writing = (async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const process = processes[turn % 2] as Process;
        await Promise.all(
          [ours, theirs, ours].map((partnerId) =>
            announce(process.database, vendorId, [{ topic: TOPIC, subjectId, partnerId }]),
          ),
        );
        process.relay.poke();
      }
    })();
    const follower = async (person: string, total: number): Promise<string[]> => {
      let after = cursorOf({ vendorId, seq: 0n });
      const cursors: string[] = [];
      for (let stay = 1; cursors.length < total; stay += 1) {
        const heard = await hear(
          stay % 2 === 0 ? first : second,
          person,
          after,
          Math.min((stay * 5) % 17 || 1, total - cursors.length),
        );
        for (const { kind } of heard) expect(kind).toBe('CHANGED');
        cursors.push(...heard.map(({ cursor }) => cursor));
        after = cursors.at(-1) ?? after;
      }
      return cursors;
    };
    const [mine, rivals] = await Promise.all([follower('ours', TURNS * 2), follower('theirs', TURNS), writing]);
    const rows = await numbered(store.database, vendorId);
    expect(rows.map(({ seq }) => seq)).toEqual(consecutive(TURNS * 3));
    const seqsOf = (cursors: string[]) => cursors.map((cursor) => placeOf(cursor)?.seq ?? -1n);
    const ascending = (numbers: bigint[]) => [...numbers].sort((a, b) => Number(a - b));
    for (const cursors of [mine, rivals]) expect(seqsOf(cursors)).toEqual(ascending(seqsOf(cursors)));
    expect(ascending(seqsOf([...mine, ...rivals]))).toEqual(consecutive(TURNS * 3));
  });

  it('reads what each event shows afresh and under its own hat', async () => {
    const [house] = houses as [House];
    const client = connect(house, 'ours');
    const events = client.iterate<{ changed: Heard }>({ query: QUERY, variables: { id: subjectId, after: null } });
    const next = async (): Promise<number> => Number((await events.next()).value?.data?.changed.seen);
    const before = await next();
    for (let time = 1; time <= 3; time += 1) {
      await announce(store.database, vendorId, [{ topic: TOPIC, subjectId, partnerId: theirs }]);
      await announce(store.database, vendorId, [{ topic: TOPIC, subjectId, partnerId: ours }]);
      expect(await next()).toBe(before + time);
    }
    await client.dispose();
  });

  it('is told which cursor it may not use', async () => {
    await expect(hear(houses[0] as House, 'ours', 'nonsense', 1)).rejects.toThrow(
      '`after` is not a cursor of this API',
    );
    await expect(hear(houses[0] as House, 'ours', cursorOf({ vendorId: newId(), seq: 1n }), 1)).rejects.toThrow(
      'cursor of another vendor',
    );
  });
});

import { once } from 'node:events';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Client } from 'graphql-ws';
import type { WebSocketOptions } from '../../src/platform/websocket-options';
import {
  clientOf,
  counting,
  type House,
  rawSocket,
  SECRET,
  schemaOf,
  silence,
  startHouse,
  type TestHat,
} from './socket-house';

const FLOOD = 'x'.repeat(64 * 1024);
let flooded = 0;

const schema = schemaOf(
  {
    ticks: ({ count }) => counting(Number(count)),
    reads: ({ count }) => counting(Number(count)),
    silence: () => silence(),
    boom: ({ count }) => counting(Number(count)),
    refusing() {
      throw new Error(SECRET);
    },
    async *breaking() {
      yield 1;
      throw new Error(SECRET);
    },
    async *flood() {
      for (;;) {
        flooded += 1;
        yield FLOOD;
      }
    },
  },
  {
    reads: (_, context) => (context.reads += 1),
    boom: () => {
      throw new Error(SECRET);
    },
  },
);

const houses: House[] = [];
const clients: Client[] = [];
const start = async (
  options: Partial<WebSocketOptions<TestHat>> = {},
  served: GraphQLSchema = schema,
): Promise<House> => {
  const house = await startHouse(served, options);
  houses.push(house);
  return house;
};
const client = (house: House, token?: string): Client => {
  const made = clientOf(house, token);
  clients.push(made);
  return made;
};
const all = async (events: AsyncIterable<unknown>): Promise<unknown[]> => {
  const heard: unknown[] = [];
  for await (const event of events) heard.push(event);
  return heard;
};

afterEach(async () => {
  for (const made of clients.splice(0)) await made.dispose();
  for (const house of houses.splice(0)) await house.stop();
});

describe('the gate', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['the origin of a sandboxed frame', { origin: 'null' }, 403],
    ['an origin that only begins like an allowed one', { origin: 'https://portal.example.evil.example' }, 403],
    ['an allowed origin', { origin: 'https://portal.example' }, 101],
    ['no origin: no browser', {}, 101],
  ])('answers %s', async (_, headers, status) => {
    const house = await start();
    expect(await rawSocket(house, headers).status).toBe(status);
  });

  it('lets its own origin in, and no other path', async () => {
    const house = await start();
    const { host } = new URL(house.url);
    expect(await rawSocket(house, { origin: `http://${host}` }).status).toBe(101);
    expect(await rawSocket(house, {}, '/else').status).toBe(404);
    expect(await rawSocket(house, {}, '?token=x').status).toBe(101);
  });

  it('bears 20 strangers of one address and makes room when one shows a token or leaves', async () => {
    const house = await start();
    const strangers = Array.from({ length: 20 }, () => rawSocket(house));
    expect(new Set(await Promise.all(strangers.map(({ status }) => status)))).toEqual(new Set([101]));
    expect(await rawSocket(house).status).toBe(429);
    await strangers[0]?.greet();
    expect(await rawSocket(house).status).toBe(101);
    expect(await rawSocket(house).status).toBe(429);
    strangers[1]?.socket.close();
    await strangers[1]?.closed;
    expect(await rawSocket(house).status).toBe(101);
  });

  it('bears so many strangers in all, from wherever they come', async () => {
    const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'];
    const house = await start({ limits: { unauthenticated: 3 }, addressOf: () => addresses.shift() ?? '' });
    for (const expected of [101, 101, 101, 503]) expect(await rawSocket(house).status).toBe(expected);
  });

  it('cuts what is larger than a request may be', async () => {
    const house = await start();
    const raw = rawSocket(house);
    await raw.greet();
    raw.send('x'.repeat(64 * 1024 + 1));
    expect((await raw.closed).code).toBe(1009);
  });
});

describe('the protocol', () => {
  it('waits for a token, but not for ever', async () => {
    const house = await start({ limits: { initWithinMs: 20 } });
    expect(await rawSocket(house).closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it.each([
    ['no token', { type: 'connection_init' }, 4403],
    ['a token that is not valid', { type: 'connection_init', payload: { authorization: 'Bearer nobody' } }, 4403],
    ['something else than a bearer token', { type: 'connection_init', payload: { authorization: 'Basic YTpi' } }, 4403],
    ['a subscription first', { id: '1', type: 'subscribe', payload: { query: 'subscription { silence }' } }, 4401],
    ['nonsense', 'nonsense', 4400],
  ])('closes on %s', async (_, message, code) => {
    const raw = rawSocket(await start());
    await raw.status;
    raw.send(message);
    expect((await raw.closed).code).toBe(code);
  });

  it('closes on a second greeting and on an id that is taken', async () => {
    const house = await start();
    const twice = rawSocket(house);
    await twice.greet();
    twice.send({ type: 'connection_init', payload: { authorization: 'Bearer ann' } });
    expect((await twice.closed).code).toBe(4429);
    const taken = rawSocket(house);
    await taken.greet();
    taken.subscribe('1', 'subscription { silence }');
    taken.subscribe('1', 'subscription { silence }');
    expect((await taken.closed).code).toBe(4409);
  });

  it('says nothing of what went wrong while a token was checked', async () => {
    const house = await start({
      authenticate: async () => {
        throw new Error(SECRET);
      },
    });
    const raw = rawSocket(house);
    await raw.status;
    raw.send({ type: 'connection_init', payload: { authorization: 'Bearer ann' } });
    expect(await raw.closed).toEqual({ code: 4500, reason: 'Internal server error' });
  });

  it('gives one person five sockets', async () => {
    const house = await start();
    const five = Array.from({ length: 5 }, () => rawSocket(house));
    for (const raw of five) await raw.greet();
    const sixth = rawSocket(house);
    await sixth.status;
    sixth.send({ type: 'connection_init', payload: { authorization: 'Bearer ann' } });
    expect(await sixth.closed).toEqual({ code: 1013, reason: 'Too many sockets' });
    await rawSocket(house).greet('bob');
    five[0]?.socket.close();
    await five[0]?.closed;
    await rawSocket(house).greet();
  });

  it('ends with its token', async () => {
    let now = '2026-01-01T00:00:00.000Z';
    const house = await start({
      clock: { now: () => now },
      authenticate: async (token) => ({ hat: { person: token }, holder: token, expiresAt: '2026-01-01T00:00:00.020Z' }),
    });
    const raw = rawSocket(house);
    await raw.greet();
    now = '2026-01-01T00:00:01.000Z';
    expect(await raw.closed).toEqual({ code: 4403, reason: 'Token expired' });
  });
});

describe('a subscription', () => {
  it('hears every event, each executed with a context of its own', async () => {
    const house = await start();
    const events = client(house).iterate({
      query: 'subscription ($n: Int) { reads(count: $n) }',
      variables: { n: 50 },
    });
    expect(await all(events)).toEqual(Array.from({ length: 50 }, () => ({ data: { reads: 1 } })));
    expect(house.open()).toBe(0);
  });

  it.each([
    ['query { secret }', 'SUBSCRIPTIONS_ONLY'],
    ['mutation { pay }', 'SUBSCRIPTIONS_ONLY'],
    ['{ __schema { types { name } } }', 'SUBSCRIPTIONS_ONLY'],
    ['subscription A { silence } subscription B { silence }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('is all there is: %s is refused', async (query, code) => {
    const raw = rawSocket(await start());
    await raw.greet();
    raw.subscribe('1', query);
    expect(await raw.hear()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code } }] });
  });

  it('is refused beyond 50 on one socket, and there is room again after one has ended', async () => {
    const raw = rawSocket(await start());
    await raw.greet();
    for (let id = 1; id <= 50; id += 1) raw.subscribe(`${id}`, 'subscription { silence }');
    raw.subscribe('51', 'subscription { silence }');
    expect(await raw.hear()).toMatchObject({
      id: '51',
      type: 'error',
      payload: [{ extensions: { code: 'SUBSCRIPTION_LIMIT' } }],
    });
    raw.send({ id: '7', type: 'complete' });
    raw.subscribe('52', 'subscription { ticks(count: 1) }');
    expect(await raw.hear()).toMatchObject({ id: '52', type: 'next' });
  });

  it.each([
    ['a resolver', 'subscription { boom(count: 1) }'],
    ['the start of a stream', 'subscription { refusing }'],
    ['a stream', 'subscription { breaking }'],
  ])('tells nobody what went wrong in %s', async (_, query) => {
    const house = await start();
    const raw = rawSocket(house);
    await raw.greet();
    raw.subscribe('1', query);
    const heard: unknown[] = [];
    for (let type: unknown; type !== 'complete' && type !== 'error'; ) {
      const message = await raw.hear();
      heard.push(message);
      type = message['type'];
    }
    expect(JSON.stringify(heard)).toContain('Internal server error');
    expect(JSON.stringify(heard)).not.toContain('s3cret');
    expect(house.open()).toBe(0);
  });

  it('tells what is written for clients, as HTTP would', async () => {
    const raw = rawSocket(await start());
    await raw.greet();
    raw.subscribe('1', 'subscription { nothing }');
    expect(await raw.hear()).toMatchObject({ type: 'error' });
  });

  it('does not outlive its authority: the next event is not delivered', async () => {
    const events: ((event: number) => void)[] = [];
    const streams = schemaOf({
      async *news() {
        for (;;) yield await new Promise<number>((resolve) => events.push(resolve));
      },
    });
    const house = await start({}, streams);
    const raw = rawSocket(house);
    await raw.greet();
    raw.subscribe('1', 'subscription { news }');
    while (events.length === 0) await new Promise(setImmediate);
    events.shift()?.(1);
    expect(await raw.hear()).toMatchObject({ type: 'next', payload: { data: { news: 1 } } });
    house.revoked.add('ann');
    while (events.length === 0) await new Promise(setImmediate);
    events.shift()?.(2);
    expect(await raw.hear()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('pays at its start and for each event, and ends when the budget is spent', async () => {
    const spent: string[] = [];
    const house = await start({
      async spend(holder, points) {
        if (spent.length >= 3) throw new GraphQLError('spent', { extensions: { code: 'RATE_LIMITED' } });
        spent.push(`${holder} ${points}`);
      },
    });
    const raw = rawSocket(house);
    await raw.greet();
    raw.subscribe('1', 'subscription { ticks(count: 9) }');
    expect(await raw.hear()).toMatchObject({ id: '1', type: 'next' });
    expect(await raw.hear()).toMatchObject({ id: '1', type: 'next' });
    const limited = { type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] };
    expect(await raw.hear()).toMatchObject({ id: '1', ...limited });
    expect(spent).toEqual(['ann 1', 'ann 1', 'ann 1']);
    raw.subscribe('2', 'subscription { silence }');
    expect(await raw.hear()).toMatchObject({ id: '2', ...limited });
  });

  it('is closed at once when its hat is taken away, and others stay', async () => {
    const house = await start();
    const [ann, bob] = [rawSocket(house), rawSocket(house)];
    await ann.greet('ann');
    await bob.greet('bob');
    ann.subscribe('1', 'subscription { silence }');
    house.revoked.add('ann');
    await house.live.recheck(({ person }) => person === 'ann');
    expect(await ann.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    bob.subscribe('1', 'subscription { ticks(count: 1) }');
    expect(await bob.hear()).toMatchObject({ type: 'next', payload: { data: { ticks: 1 } } });
  });

  it('stops producing for a reader who does not read, while others go on', async () => {
    const house = await start();
    const stalled = rawSocket(house);
    await stalled.greet();
    stalled.socket.pause();
    flooded = 0;
    stalled.subscribe('1', 'subscription { flood }');
    const ticks = await all(client(house, 'bob').iterate({ query: 'subscription { ticks(count: 10000) }' }));
    expect(ticks).toHaveLength(10_000);
    // What the operating system holds for it, and then not one event more: 64 MB would be 1,000 events.
    expect(flooded).toBeGreaterThan(0);
    expect(flooded).toBeLessThan(1_000);
    expect(house.open()).toBeLessThanOrEqual(1);
  });

  it('ends on the server when the client goes, however it goes', async () => {
    let ended: () => void = () => undefined;
    const streams = schemaOf({
      silence() {
        const stream = silence();
        const { return: end } = stream;
        return Object.assign(stream, {
          return: () => {
            ended();
            return end.call(stream);
          },
        });
      },
    });
    const house = await start({}, streams);
    for (const leave of ['complete', 'close', 'terminate'] as const) {
      const raw = rawSocket(house);
      await raw.greet();
      const end = new Promise<void>((resolve) => {
        ended = resolve;
      });
      raw.subscribe('1', 'subscription { silence }');
      raw.send({ type: 'ping' });
      await raw.hear();
      if (leave === 'complete') raw.send({ id: '1', type: 'complete' });
      else raw.socket[leave]();
      await end;
    }
  });
});

describe('a clean stop', () => {
  it('asks every client to come back, ends what runs, and takes nobody in', async () => {
    const house = await start();
    const raws = [rawSocket(house), rawSocket(house)];
    for (const raw of raws) {
      await raw.greet();
      raw.subscribe('1', 'subscription { silence }');
      raw.send({ type: 'ping' });
      await raw.hear();
    }
    await house.live.close();
    for (const raw of raws) expect(await raw.closed).toEqual({ code: 1012, reason: 'Service restart' });
    expect(house.open()).toBe(0);
    expect(await rawSocket(house).status).not.toBe(101);
  });

  it('cuts whoever does not go', async () => {
    const house = await start();
    const raw = rawSocket(house);
    await raw.greet();
    raw.socket.pause();
    await house.live.close(20);
    raw.socket.resume();
    expect((await raw.closed).code).toBeGreaterThan(0);
    await once(house.server.close(), 'close');
    houses.splice(0);
  });
});

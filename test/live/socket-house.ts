import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse, validate } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import pino from 'pino';
import { WebSocket } from 'ws';
import { systemClock } from '../../src/platform/ports';
import { useLogger } from '../../src/platform/report';
import { attachWebSocket, type LiveSockets } from '../../src/platform/websocket';
import type { WebSocketOptions } from '../../src/platform/websocket-options';

useLogger(pino({ level: 'silent' }));

export const SECRET = 'postgres://app:s3cret@db/meed';

/** Who may hold a socket in these tests: the token is the person's name. */
export interface TestHat {
  readonly person: string;
}

export interface TestContext {
  readonly person: string;
  reads: number;
}

export interface House {
  readonly server: Server;
  readonly live: LiveSockets<TestHat>;
  readonly url: string;
  /** Contexts opened and not closed yet. */
  readonly open: () => number;
  readonly revoked: Set<string>;
  stop(): Promise<void>;
}

/** A node server with live sockets on it, and nothing else. */
export async function startHouse(
  schema: GraphQLSchema,
  options: Partial<WebSocketOptions<TestHat>> = {},
): Promise<House> {
  const server = createServer((_, response) => response.end());
  const revoked = new Set<string>();
  let open = 0;
  const live = attachWebSocket<TestHat>(server, {
    schema,
    clock: systemClock,
    allowedOrigins: ['https://portal.example'],
    authenticate: async (token) =>
      token === 'nobody' ? null : { hat: { person: token }, holder: token, expiresAt: null },
    reauthorise: async ({ person }) => !revoked.has(person),
    prepare({ query }) {
      const document = parse(query);
      const errors = validate(schema, document);
      return errors.length > 0 ? { ok: false, errors } : { ok: true, document, cost: 1 };
    },
    spend: async () => undefined,
    openRequest({ person }) {
      open += 1;
      const context: TestContext = { person, reads: 0 };
      return {
        context,
        async close() {
          open -= 1;
        },
      };
    },
    mask: (error) => ({
      message: error.extensions['code'] === undefined ? 'Internal server error' : error.message,
      extensions: { code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
    }),
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    server,
    live,
    url,
    open: () => open,
    revoked,
    async stop() {
      await live.close(50);
      server.close();
      await once(server, 'close');
    },
  };
}

/** A client of the protocol, as frontends use it. */
export const clientOf = (house: House, token = 'ann'): Client =>
  createClient({
    url: house.url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });

/** A bare socket: what it hears, and how it ends. */
export function rawSocket(house: House, headers: Record<string, string> = {}, path = '') {
  const socket = new WebSocket(house.url + path, 'graphql-transport-ws', { headers });
  const status = new Promise<number>((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  socket.on('error', () => undefined);
  const messages: Record<string, unknown>[] = [];
  let arrived: () => void = () => undefined;
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Record<string, unknown>);
    arrived();
  });
  return {
    socket,
    status,
    closed,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async hear(): Promise<Record<string, unknown>> {
      if (messages.length === 0)
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      return messages.shift() ?? {};
    },
    async greet(token = 'ann'): Promise<void> {
      await status;
      this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      const answer = await this.hear();
      if (answer['type'] !== 'connection_ack') throw new Error(`not let in: ${JSON.stringify(answer)}`);
    },
    subscribe(id: string, query: string): void {
      this.send({ id, type: 'subscribe', payload: { query } });
    },
  };
}

type Subscribe = (args: Record<string, unknown>, context: TestContext) => AsyncIterable<unknown>;

/** Subscriptions of every kind of behaviour, one field each. */
export function schemaOf(
  streams: Record<string, Subscribe>,
  resolve: Record<string, (event: unknown, context: TestContext) => unknown> = {},
): GraphQLSchema {
  const fields = Object.entries(streams).map(([name, subscribe]) => [
    name,
    {
      type: name === 'text' || name === 'flood' ? GraphQLString : GraphQLInt,
      args: { count: { type: GraphQLInt } },
      subscribe: (_: unknown, args: Record<string, unknown>, context: TestContext) => subscribe(args, context),
      resolve: (event: unknown, _: unknown, context: TestContext) =>
        (resolve[name] ?? ((value) => value))(event, context),
    },
  ]);
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { secret: { type: new GraphQLNonNull(GraphQLString), resolve: () => SECRET } },
    }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: { pay: { type: GraphQLInt, resolve: () => 1 } } }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: Object.fromEntries(fields) }),
  });
}

/** A stream that says nothing until it is ended. */
export function silence(): AsyncGenerator<unknown, void, void> {
  let end: (result: IteratorResult<unknown, void>) => void = () => undefined;
  const over = { done: true, value: undefined } as const;
  return {
    next: () => new Promise((resolve) => (end = resolve)),
    async return() {
      end(over);
      return over;
    },
    async throw(error: unknown) {
      end(over);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      end(over);
    },
  };
}

export async function* counting(count: number): AsyncGenerator<number, void, void> {
  for (let next = 1; next <= count; next += 1) yield next;
}

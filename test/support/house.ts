import type { House } from '../../src/access/command';
import { type App, makeApp } from '../../src/app';
import { publicId } from '../../src/kernel/id';
import { DEV_ISSUER, openDevIssuer } from '../../src/platform/dev-issuer';
import { Bus } from '../../src/platform/live/bus';
import { Relay } from '../../src/platform/live/relay';
import { systemIds } from '../../src/platform/ports';
import { verifyToken } from '../../src/platform/tokens';
import { TestClock } from './clock';
import { type TestDatabase, testDatabase } from './database';
import { temporaryDirectory } from './temporary';

/** What JSON.parse makes of an answer: tests assert its shape instead of declaring it. */
export type Parsed = ReturnType<JSON['parse']>;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: Parsed;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** A running house with its own database, a test clock and tokens for whoever is needed. */
export interface TestHouse {
  readonly store: TestDatabase;
  readonly house: House;
  readonly app: App;
  readonly clock: TestClock;
  readonly port: number;
  token(claims: { sub: string; vnd?: string; mbr?: string; opr?: boolean }): Promise<string>;
  /** Sends one operation as the holder of a token (none: a stranger). */
  send(token: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  person(): string;
  close(): Promise<void>;
}

export async function testHouse(now = '2026-03-10T12:00:00.000Z', poolSize = 10): Promise<TestHouse> {
  const store = await testDatabase(poolSize);
  const clock = new TestClock(now);
  // Tokens live by a clock of their own, so that a test may move the business through months.
  const tokenTime = () => new Date(now);
  const bus = new Bus();
  // A pool of its own, so that statements counted on the house's are those of its requests.
  const relay = new Relay({ database: await store.another(), url: store.urls.app, bus, clock });
  const house: House = { database: store.database, clock, ids: systemIds, bus, poke: () => relay.poke() };
  const issuer = await openDevIssuer(temporaryDirectory('house'), 'meed', tokenTime);
  const rules = { issuer: DEV_ISSUER, audience: 'meed', keys: issuer.keys, now: tokenTime };
  const app = await makeApp({
    house,
    verify: (token) => verifyToken(rules, token),
    readiness: async () => null,
    corsOrigins: [],
    bodyLimitBytes: 5_000_000,
    documents: new Map(),
  });
  await relay.start();
  const port = await app.listen(0, '127.0.0.1');
  return {
    store,
    house,
    app,
    clock,
    port,
    token: (claims) => issuer.token(claims),
    person: () => publicId('person', systemIds.next()),
    async send(token, query, variables) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, text, ...JSON.parse(text) };
    },
    async close() {
      await app.close();
      await relay.stop();
      await store.drop();
    },
  };
}

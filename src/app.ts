import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { House } from './access/command';
import type { Hat } from './access/hat.rules';
import { type Context, Request } from './access/request';
import { hatOf, isStillWorn } from './members/authenticate';
import { type QueryBudget, queryBudget } from './platform/budget';
import { apolloFor } from './platform/graphql/apollo';
import { masked } from './platform/graphql/mask';
import { prepare } from './platform/graphql/prepare';
import { type Document, httpServer } from './platform/http';
import { report } from './platform/report';
import type { TokenClaims } from './platform/tokens';
import { Unavailable } from './platform/unavailable';
import { attachWebSocket, type LiveSockets } from './platform/websocket';
import { makeSchema } from './schema';

export interface AppOptions {
  readonly house: House;
  /** Verifies a bearer token; null for every bad one. */
  readonly verify: (token: string) => Promise<TokenClaims | null>;
  /** Null when ready; otherwise why not. */
  readonly readiness: () => Promise<string | null>;
  readonly corsOrigins: readonly string[];
  readonly bodyLimitBytes: number;
  readonly documents: ReadonlyMap<string, Document>;
}

export interface App {
  readonly schema: GraphQLSchema;
  readonly http: FastifyInstance;
  /** Listens and returns the port; 0 asks for any free one. */
  listen(port: number, host: string): Promise<number>;
  /** Answers what is under way, tells live clients to come back elsewhere, and lets go of the port. */
  close(): Promise<void>;
}

const STRANGER: Hat = {
  role: 'GUEST',
  vendorId: null,
  partnerId: null,
  customerId: null,
  personId: null,
  membershipId: null,
};

/** Puts the parts together: schema, request scope, HTTP and WebSocket; tests call it as the product does. */
export async function makeApp(options: AppOptions): Promise<App> {
  const schema = await makeSchema();
  const budget = queryBudget(() => new Date(options.house.clock.now()));
  const apollo = apolloFor<ServerContext>(schema, ({ request, caller, isSigned }) => ({
    role: isSigned ? request.hat.role : 'NONE',
    spend: (points) => budget.spend(caller, points),
    refund: (points) => budget.refund(caller, points),
    finish: () => request.finish(),
  }));
  const http = await httpServer<ServerContext>({ ...options, apollo, context: admission(options) });
  const sockets = attachWebSocket<Hat>(http.server, liveOptions(options, schema, budget));
  endWithMembership(options.house, sockets);
  return {
    schema,
    http,
    async listen(port, host) {
      await http.listen({ port, host });
      const address = http.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async close() {
      await sockets.close();
      await apollo.stop();
      await http.close();
    },
  };
}

interface ServerContext extends Context {
  readonly caller: string;
  readonly isSigned: boolean;
}

/** Turns an Authorization header into a request of one hat; a bad token is refused, no token is a stranger. */
function admission(options: AppOptions) {
  return async (authorization: string | undefined, address: string): Promise<ServerContext> => {
    const { house } = options;
    if (authorization === undefined)
      return { request: new Request(house, STRANGER, null), caller: address, isSigned: false };
    const bearer = await bearerOf(options, authorization.replace(/^Bearer /i, '')).catch(unavailable);
    if (bearer === null) throw unauthenticated();
    return { request: new Request(house, bearer.hat, bearer.expiresAt), caller: bearer.holder, isSigned: true };
  };
}

async function bearerOf({ house, verify }: AppOptions, token: string) {
  const claims = await verify(token);
  const hat = claims === null ? null : await hatOf(house.database, claims);
  if (claims === null || hat === null) return null;
  return { hat, holder: hat.membershipId ?? claims.sub, expiresAt: claims.expiresAt };
}

/** The WebSocket asks the same questions as HTTP: who, whether still, and whether the document may run. */
function liveOptions(options: AppOptions, schema: GraphQLSchema, budget: QueryBudget) {
  const { house, corsOrigins } = options;
  return {
    schema,
    allowedOrigins: corsOrigins,
    clock: house.clock,
    authenticate: (token: string) => bearerOf(options, token),
    reauthorise: (hat: Hat) => isStillWorn(house.database, hat),
    spend: async (holder: string, points: number) => void (await budget.spend(holder, points)),
    prepare: (request: Parameters<typeof prepare>[1], hat: Hat) => prepare(schema, request, hat.role),
    openRequest: (hat: Hat) => {
      const request = new Request(house, hat, null);
      return { context: { request } satisfies Context, close: () => request.finish() };
    },
    mask: (error: GraphQLError) => masked(error.toJSON(), error),
  };
}

/** A membership that ends takes its open sockets with it, in whatever process they are. */
function endWithMembership({ bus }: House, sockets: LiveSockets<Hat>): void {
  bus.watch((subject) => {
    if (subject !== null && subject.topic !== 'membership') return;
    const concerns = (hat: Hat): boolean => subject === null || hat.membershipId === subject.subjectId;
    sockets.recheck(concerns).catch((error: unknown) => report('sockets could not be checked again', error));
  });
}

/** The token was not judged: that is no reason to send anybody away. */
function unavailable(error: unknown): never {
  if (!(error instanceof Unavailable)) throw error;
  throw new GraphQLError(error.message, { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } });
}

const unauthenticated = (): GraphQLError =>
  new GraphQLError('The token is not valid, or its membership has ended', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });

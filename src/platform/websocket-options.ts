import type { IncomingMessage } from 'node:http';
import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Clock } from './ports';

/** Who a token speaks for, and for how long. */
export interface Bearer<Hat> {
  readonly hat: Hat;
  /** Whose sockets are counted together: the person. */
  readonly holder: string;
  /** The instant from which the token says nothing any more; null for one that does not expire. */
  readonly expiresAt: string | null;
}

/** What one event is executed with; closed after the event. */
export interface EventContext {
  readonly context: object;
  close(): Promise<void>;
}

export type PreparedDocument =
  | { readonly ok: true; readonly document: DocumentNode; readonly cost: number }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

export interface WebSocketLimits {
  /** Sockets that have not shown a token yet, in all and from one address. */
  readonly unauthenticated: number;
  readonly unauthenticatedPerAddress: number;
  readonly socketsPerHolder: number;
  readonly subscriptionsPerSocket: number;
  readonly payloadBytes: number;
  /** What may wait for a reader who does not read, before the socket is cut. */
  readonly bufferedBytes: number;
  readonly initWithinMs: number;
  readonly keepAliveMs: number;
}

export const webSocketLimits: WebSocketLimits = {
  unauthenticated: 500,
  unauthenticatedPerAddress: 20,
  socketsPerHolder: 5,
  subscriptionsPerSocket: 50,
  payloadBytes: 64 * 1024,
  bufferedBytes: 8 * 1024 * 1024,
  initWithinMs: 3_000,
  keepAliveMs: 12_000,
};

export interface WebSocketOptions<Hat> {
  readonly schema: GraphQLSchema;
  readonly path?: string;
  /** Origins of browsers that may connect, beside the server's own. */
  readonly allowedOrigins: readonly string[];
  readonly clock: Clock;
  readonly limits?: Partial<WebSocketLimits>;
  /** The address that is counted: the peer's, unless a trusted proxy names another. */
  readonly addressOf?: (request: IncomingMessage) => string;
  /** Null for a token that is not valid. */
  readonly authenticate: (token: string) => Promise<Bearer<Hat> | null>;
  /** Whether the hat still stands; asked before each event. */
  readonly reauthorise: (hat: Hat) => Promise<boolean>;
  /** The checks that HTTP makes of a document, too. */
  readonly prepare: (request: SubscribePayload, hat: Hat) => PreparedDocument | Promise<PreparedDocument>;
  /** Takes the points of a document from its holder's budget, at the start and for each event; throws when it is spent. */
  readonly spend: (holder: string, points: number) => Promise<void>;
  readonly openRequest: (hat: Hat) => EventContext;
  /** What a client may learn of an error. */
  readonly mask: (error: GraphQLError) => GraphQLFormattedError;
}

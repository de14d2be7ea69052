import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { pause } from './live/pause';
import { report } from './report';
import { refusedUpgrade, turnAway } from './websocket-gate';
import { type WebSocketOptions, webSocketLimits } from './websocket-options';
import { protocolFor } from './websocket-protocol';
import { serveSocket } from './websocket-socket';
import { Tally } from './websocket-tally';
import { Visitor } from './websocket-visitor';

/** The live side of a server that is running. */
export interface LiveSockets<Hat> {
  /** Asks again for the hats that match, and closes the sockets of those that no longer stand: call it on revocation. */
  recheck(matches: (hat: Hat) => boolean): Promise<void>;
  /** Asks every client to come back elsewhere and waits until what runs has ended; whoever stays longer is cut. */
  close(graceMs?: number): Promise<void>;
}

const SERVICE_RESTART = 1012;
const GRACE_MS = 2_000;

/** Serves GraphQL subscriptions on a server's upgrades: one gate, one protocol, the same checks as HTTP. */
export function attachWebSocket<Hat>(server: Server, options: WebSocketOptions<Hat>): LiveSockets<Hat> {
  const limits = { ...webSocketLimits, ...options.limits };
  const guests = { strangers: new Tally(), holders: new Tally() };
  const gate = {
    path: options.path ?? '/graphql',
    allowedOrigins: options.allowedOrigins,
    limits,
    strangers: guests.strangers,
  };
  const addressOf = options.addressOf ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? '');
  const visits = new Map<Visitor<Hat>, Promise<void>>();
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.payloadBytes,
    handleProtocols,
  });

  const welcome = (socket: WebSocket, address: string): void => {
    const visitor = new Visitor<Hat>(socket, address, guests, options.clock);
    const protocol = protocolFor(options, limits, visitor, (holder) => guests.holders.of(holder));
    visits.set(
      visitor,
      serveSocket(protocol, socket, undefined, limits).finally(() => visits.delete(visitor)),
    );
  };
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const address = addressOf(request);
    const status = refusedUpgrade(gate, request, address);
    if (status === undefined) upgrader.handleUpgrade(request, stream, head, (socket) => welcome(socket, address));
    else turnAway(stream, status);
  };
  server.on('upgrade', onUpgrade);

  return {
    async recheck(matches) {
      const asked = [...visits.keys()].filter(({ bearer }) => bearer !== undefined && matches(bearer.hat));
      await Promise.all(asked.map((visitor) => closeIfRevoked(visitor, options)));
    },
    async close(graceMs = GRACE_MS) {
      server.off('upgrade', onUpgrade);
      for (const { socket } of visits.keys()) socket.close(SERVICE_RESTART, 'Service restart');
      const ended = new AbortController();
      void Promise.all(visits.values()).then(() => ended.abort());
      await pause(graceMs, ended.signal);
      for (const { socket } of visits.keys()) socket.terminate();
      await pause(graceMs, ended.signal);
    },
  };
}

async function closeIfRevoked<Hat>(
  { socket, bearer }: Visitor<Hat>,
  { reauthorise }: WebSocketOptions<Hat>,
): Promise<void> {
  try {
    if (bearer === undefined || (await reauthorise(bearer.hat))) return;
  } catch (error) {
    report('whether a hat still stands could not be told: its socket is closed', error);
  }
  socket.close(CloseCode.Forbidden, 'Forbidden');
}

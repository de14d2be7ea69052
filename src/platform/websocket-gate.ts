import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketLimits } from './websocket-options';
import type { Tally } from './websocket-tally';

export interface Gate {
  readonly path: string;
  readonly allowedOrigins: readonly string[];
  readonly limits: WebSocketLimits;
  /** Sockets without a token so far, by address. */
  readonly strangers: Tally;
}

/** The HTTP status with which an upgrade is turned away, or undefined where it may pass. */
export function refusedUpgrade(gate: Gate, request: IncomingMessage, address: string): number | undefined {
  if (request.url?.split('?', 1)[0] !== gate.path) return 404;
  if (!isAllowedOrigin(gate.allowedOrigins, request)) return 403;
  if (gate.strangers.of(address) >= gate.limits.unauthenticatedPerAddress) return 429;
  return gate.strangers.total >= gate.limits.unauthenticated ? 503 : undefined;
}

/** Answers an upgrade with a plain refusal and ends the connection. */
export function turnAway(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A browser always names its origin; only what is no browser may leave it out. */
function isAllowedOrigin(allowed: readonly string[], { headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

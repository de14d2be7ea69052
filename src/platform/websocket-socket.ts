import { CloseCode, type Server } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { log, report } from './report';
import type { WebSocketLimits } from './websocket-options';

/**
 * Serves the protocol on one socket: sends wait until the reader has taken them, a dead peer is noticed, and a failure
 * says nothing to the outside. The promise resolves when the socket is closed and its subscriptions have ended.
 */
export function serveSocket<Extra>(
  server: Server<Extra>,
  socket: WebSocket,
  extra: Extra,
  limits: WebSocketLimits,
): Promise<void> {
  const gone = new Promise<void>((resolve) => socket.once('close', () => setImmediate(resolve)));
  // To a socket that breaks or closes nothing is sent any more: the stream stands still until its end has been called.
  const send = (data: string): Promise<void> =>
    new Promise((resolve) => {
      if (socket.readyState === socket.OPEN) socket.send(data, (error) => resolve(error ? gone : undefined));
      else resolve(gone);
    });
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send,
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => socket.on('message', (data: RawData) => void answered(socket, handle(String(data)))),
    },
    extra,
  );
  // Answers to pings and refusals wait for no one, so a peer that only writes could fill the memory with them.
  for (const sign of ['message', 'ping'] as const)
    socket.on(sign, () => socket.bufferedAmount > limits.bufferedBytes && socket.terminate());
  socket.on('error', (error) => log().info({ reason: error.message }, 'a live socket broke'));
  keepAlive(socket, limits.keepAliveMs);
  return new Promise((resolve) => {
    socket.once('close', (code, reason) => {
      closed(code, String(reason))
        .catch((error: unknown) => report('a live socket did not end cleanly', error))
        .finally(resolve);
    });
  });
}

async function answered(socket: WebSocket, answer: Promise<void>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    report('a live message failed', error);
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  }
}

/** Cuts a peer that has not answered one ping by the next. */
function keepAlive(socket: WebSocket, everyMs: number): void {
  let isAlive = true;
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, everyMs).unref();
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.once('close', () => clearInterval(timer));
}

import { connect, createServer, type Socket } from 'node:net';
import type { Ground } from './ground';

/** A way to a database that loses the answers to some commits: the work is done and nobody is told. */
export interface CuttingProxy {
  /** The address of the database through this proxy. */
  readonly url: string;
  /** How many commits of writing transactions passed, and after how many the connection was cut. */
  readonly commits: number;
  readonly cuts: number;
  /** The share of commits that go unanswered; none at first. */
  share: number;
}

const WRITES = /^begin isolation level read committed|^begin$/;

/** Stands between a server and its database, and reads what the server says in PostgreSQL's protocol. */
export async function cuttingProxy(ground: Ground, databaseUrl: string, random: () => number): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const state = { url: '', commits: 0, cuts: 0, share: 0 };
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(target.port === '' ? 5432 : target.port), target.hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    let isWriting = false;
    let isDoomed = false;
    const hear = listener((text) => {
      if (text.startsWith('begin')) isWriting = WRITES.test(text);
      if (text !== 'commit' || !isWriting) return;
      state.commits += 1;
      isDoomed = random() < state.share;
      if (isDoomed) state.cuts += 1;
    });
    client.on('data', (chunk) => {
      hear(chunk);
      server.write(chunk);
    });
    // Once the database answers, the commit is done: that answer is what gets lost.
    server.on('data', (chunk) => (isDoomed ? client.destroy() : client.write(chunk)));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  ground.afterwards(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const address = proxy.address();
  const through = new URL(databaseUrl);
  through.searchParams.delete('host');
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  state.url = through.toString();
  return state;
}

/** Finds the simple queries in what a client sends, however the network cut it into pieces. */
function listener(onQuery: (text: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message has no letter before its length.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const size = head + rest.readInt32BE(head);
      if (rest.length < size) return;
      if (isStarted && rest[0] === 0x51) onQuery(rest.toString('utf8', 5, size - 1));
      isStarted = true;
      rest = rest.subarray(size);
    }
  };
}

import { Socket } from 'node:net';
import { Client } from 'pg';
import { log } from '../report';
import { pause } from './pause';

export interface SessionEvents {
  /** Listening, for the first time or again; what was sent meanwhile was not heard. */
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** What another process sent. */
  readonly onMessage: (payload: string) => void;
}

const CHANNEL = 'meed_live';
const ANSWER_MS = 5_000;
const WAIT_MS = { first: 50, longest: 5_000 };

/**
 * One connection of its own, beside the pool, that listens, notifies and holds the lock of leadership; it heals itself
 * and says so. It commits nothing that must last, so its commits do not wait for the disk.
 */
export class Session {
  private client: Client | undefined;
  private drop: () => void = () => undefined;
  private processId: number | undefined;
  private reason: string | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly url: string,
    private readonly events: SessionEvents,
  ) {}

  get isUp(): boolean {
    return this.client !== undefined;
  }

  /** Connects, however long it takes. */
  async start(): Promise<void> {
    let wait = WAIT_MS.first;
    while (!this.stopping.signal.aborted && !(await this.connect())) {
      await pause(wait, this.stopping.signal);
      wait = Math.min(wait * 2, WAIT_MS.longest);
    }
  }

  /** Runs one statement after those before it; a failure drops the connection, because then nothing is known about it. */
  query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const run = this.tail.then(async () => {
      if (this.client === undefined) throw new Error('the live session is down');
      const { drop } = this;
      return (
        await this.client.query<Row>(text, values).catch((error: unknown) => {
          drop();
          throw error;
        })
      ).rows;
    });
    this.tail = run.catch(() => undefined);
    return run;
  }

  /** Sends payloads to every other process, in one transaction of their own. */
  async notify(payloads: readonly string[]): Promise<void> {
    if (payloads.length > 0)
      await this.query(`select pg_notify('${CHANNEL}', p) from unnest($1::text[]) p`, [payloads]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.tail;
    if (this.client === undefined) this.drop();
    else await this.client.end();
  }

  private async connect(): Promise<boolean> {
    const socket = new Socket();
    this.drop = () => socket.destroy();
    const client = new Client({
      connectionString: this.url,
      application_name: 'meed live',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      stream: () => socket,
    });
    // The end follows, and heals; the first error is the one that says why.
    client.on('error', ({ message }) => {
      this.reason ??= message;
    });
    client.on('notification', ({ processId, payload }) => {
      if (processId !== this.processId) this.events.onMessage(payload ?? '');
    });
    client.once('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`set synchronous_commit = off`);
      await client.query(`listen ${CHANNEL}`);
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      this.processId = rows[0]?.pid;
    } catch (error) {
      log().warn({ reason: error instanceof Error ? error.message : String(error) }, 'the live session cannot connect');
      socket.destroy();
      return false;
    }
    if (this.stopping.signal.aborted || socket.destroyed) {
      socket.destroy();
      return false;
    }
    this.client = client;
    this.reason = undefined;
    this.events.onUp();
    return true;
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.events.onDown();
    if (this.stopping.signal.aborted) return;
    log().warn({ reason: this.reason }, 'the live session was lost and is made anew');
    void this.start();
  }
}

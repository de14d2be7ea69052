/** Proof R5: the database dies under load and comes back; no acknowledged write is lost or doubled, no process ends. */
import { setTimeout } from 'node:timers/promises';
import { uuidOf } from '../../src/kernel/id';
import { mutation, post, sendingTo } from './harness/api';
import { chance } from './harness/crowd';
import { asAdmin, type Desk, openDesk } from './harness/desk';
import { embeddedIn } from './harness/embedded-in';
import { shared } from './harness/ground';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import type { ServerProcess } from './harness/server-process';

interface Extent {
  readonly crashes: number;
  readonly writers: number;
  /** On a machine that runs other tests meanwhile, nothing else is promised. */
  readonly readyWithinMs: number;
}

const GIVE_UP_MS = 60_000;
/** How much longer the load runs before each crash, at most. */
const LOAD_MS = 1_000;

export const databaseCrash: Proof<Extent> = {
  name: 'database-crash',
  promise: 'when the database dies at once, nothing acknowledged is lost or doubled, and the house is ready within 5 s',
  bug: 'the database acknowledges before it has written',
  sizes: {
    test: { crashes: 1, writers: 4, readyWithinMs: 60_000 },
    ci: { crashes: 4, writers: 16, readyWithinMs: 5_000 },
    full: { crashes: 20, writers: 32, readyWithinMs: 5_000 },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const { server, directory } = await openHouse(ground);
  const database = embeddedIn(directory);
  const desk = await openDesk(await sendingTo(() => server.port, directory), 0);
  if (isBuggy) await database.acknowledgeEarly();
  const random = chance(seed);
  const load = new Load(server, desk);
  const writing = load.run(extent.writers);
  const started = performance.now();
  const pauses: number[] = [];
  for (let crash = 0; crash < extent.crashes; crash += 1) {
    await load.progress(extent.writers);
    await setTimeout(LOAD_MS * random());
    pauses.push(await crashed(server, database));
  }
  await setTimeout(LOAD_MS / 2);
  load.isOver = true;
  await writing;
  const seconds = (performance.now() - started) / 1000;
  const rows = await asAdmin<{ reference: string; rows: number }>(
    { adminUrl: database.url() },
    `select external_reference as reference, count(*)::int as rows from outcome
     where vendor_id = '${uuidOf('vendor', desk.vendor.id)}' group by 1`,
  );
  const kept = new Map(rows.map(({ reference, rows: count }) => [reference, count]));
  const lost = load.acknowledged.filter((reference) => !kept.has(reference));
  const doubled = rows.filter(({ rows: count }) => count > 1);
  const late = pauses.filter((pause) => pause > extent.readyWithinMs);
  return {
    counts: [
      `${extent.crashes} crashes (SIGQUIT of the postmaster) under ${extent.writers} writers`,
      `${load.acknowledged.length} acknowledged writes (${Math.round(load.acknowledged.length / seconds)} a second), ${load.failures} requests failed meanwhile and were sent again`,
      `ready again after ${Math.round(Math.max(...pauses))} ms at most`,
      `${lost.length} lost, ${doubled.length} doubled, the server process ${server.isRunning ? 'stayed up' : 'ended'}`,
    ],
    faults: [
      ...lost.map((reference) => `${reference} was acknowledged and is lost`),
      ...doubled.map(({ reference }) => `${reference} is there twice`),
      ...late.map((pause) => `ready only after ${Math.round(pause)} ms`),
      ...load.wrong,
      ...(server.isRunning ? [] : ['the server process ended']),
    ],
  };
}

/** A server process on an embedded database of its own; the twin, which comes last, spoils it. */
const openHouse = shared(async (ground) => {
  const directory = ground.directory();
  return { directory, server: await ground.server({ MEED_DATA_DIR: directory, DATABASE_POOL_SIZE: '20' }) };
});

/** Ends the database at once and returns how long the house took to be ready again. */
async function crashed(server: ServerProcess, database: ReturnType<typeof embeddedIn>): Promise<number> {
  const died = performance.now();
  const before = database.pid();
  process.kill(before, 'SIGQUIT');
  for (;;) {
    const passed = performance.now() - died;
    if (passed > GIVE_UP_MS) return passed;
    if (database.pid() !== before && (await isReady(server.port))) return performance.now() - died;
    await setTimeout(10);
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

const CLAIM = mutation('outcomeClaim', 'outcome { id }');

/** Writers that claim one result after the other and send each until it is acknowledged, with the same key. */
class Load {
  isOver = false;
  readonly acknowledged: string[] = [];
  readonly wrong: string[] = [];
  failures = 0;
  private next = 0;

  constructor(
    private readonly server: ServerProcess,
    private readonly desk: Desk,
  ) {}

  async run(writers: number): Promise<void> {
    await Promise.all(Array.from({ length: writers }, () => this.write()));
  }

  /** Waits until the load is under way: until so many more are acknowledged. */
  async progress(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    const giveUp = performance.now() + GIVE_UP_MS;
    while (this.acknowledged.length < enough && performance.now() < giveUp) await setTimeout(10);
  }

  private async write(): Promise<void> {
    while (!this.isOver) {
      this.next += 1;
      await this.claim(`W-${this.next}`);
    }
  }

  private async claim(reference: string): Promise<void> {
    const input = this.desk.claim(reference, reference);
    const giveUp = performance.now() + GIVE_UP_MS;
    while (performance.now() < giveUp) {
      const { status, text } = await post(this.server.port, this.desk.vendor.admin, CLAIM, { input });
      const payload = status === 200 ? JSON.parse(text).data?.outcomeClaim : undefined;
      if (payload?.userErrors.length === 0) return void this.acknowledged.push(reference);
      if (payload !== undefined && payload !== null) return void this.wrong.push(`${reference}: ${text}`);
      this.failures += 1;
      await setTimeout(20);
    }
    this.wrong.push(`${reference} was never acknowledged`);
  }
}

if (require.main === module) void prove(databaseCrash);

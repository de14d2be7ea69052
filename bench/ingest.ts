/**
 * Measurements per second: through the command in process, and through the typed GraphQL mutation over HTTP, against one
 * set-based statement written by hand that leaves the same rows behind.
 *
 * Everything runs durably, as the serving role, under row-level security; the programs take turns in one run, so only
 * their ratios mean something. Before anything is believed, all must have stored the same. Exits non-zero when a goal is
 * missed. BENCH_ROUNDS, BENCH_BATCHES and BENCH_SEED change the run; DATABASE_URL names another server than the embedded one.
 */
import './ingest/production';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Pool } from 'pg';
import { perform } from '../src/access/command';
import { ingestMeasurementBatch } from '../src/outcomes/ingest/ingest-measurements.command';
import { startEmbedded } from '../src/platform/embedded/start-embedded';
import globalSetup from '../test/support/global-setup';
import globalTeardown from '../test/support/global-teardown';
import { type TestHouse, testHouse } from '../test/support/house';
import { batchOf, type GivenMeasurement, SHAPES, type Shape } from './ingest/batches';
import { writeByHand } from './ingest/floor';
import { stored } from './ingest/stored';
import { BATCH_ROWS, type Desk, desk } from './ingest/world';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? '7');
const BATCHES = Number(process.env['BENCH_BATCHES'] ?? '6');
const SEED = Number(process.env['BENCH_SEED'] ?? '20261121');
const GOALS: Readonly<Record<string, number>> = { repository: 0.85, 'typed mutation': 0.75 };
const NOW = '2026-04-10T12:00:00.000Z';

const MUTATION = `mutation($input: MeasurementsIngestInput!) { measurementsIngest(input: $input) {
  accepted duplicates claimed verified rejected { index code field message } userErrors { code field message } } }`;

type Batch = readonly GivenMeasurement[];

interface Program {
  readonly name: string;
  readonly desk: Desk;
  /** Makes what the program is handed, outside the time that is measured. */
  readonly given: (rows: Batch, number: number) => () => Promise<void>;
}

async function main(): Promise<void> {
  const started = performance.now();
  const folder = path.join(os.tmpdir(), `meed-bench-${process.pid}`);
  const server = process.env['DATABASE_URL'] === undefined ? await startEmbedded({ dataDir: folder }) : undefined;
  try {
    if (server !== undefined) process.env['DATABASE_URL'] = server.url();
    await globalSetup();
    const meed = await testHouse(NOW);
    const pools = {
      app: new Pool({ connectionString: meed.store.urls.app, max: 2 }),
      owner: new Pool({ connectionString: meed.store.adminUrl, max: 1 }),
    };
    try {
      await bench(await programs(meed, pools.app), pools.owner);
    } finally {
      await pools.app.end();
      await pools.owner.end();
      await meed.close();
    }
  } finally {
    await globalTeardown();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  print(`${((performance.now() - started) / 1000).toFixed(0)} s in all, seed ${SEED}`);
}

async function bench(contestants: readonly Program[], owner: Pool): Promise<void> {
  print(`node ${process.version}, ${os.cpus().length} cores, batches of ${BATCH_ROWS} rows, ${BATCHES} a round,`);
  print(
    `${ROUNDS} rounds in turns after one to warm up, median; ${os.loadavg()[0]?.toFixed(1)} processes were waiting`,
  );
  let number = 0;
  for (const shape of Object.keys(SHAPES) as Shape[])
    for (const clients of [1, 2]) {
      const speeds = new Map(contestants.map(({ name }) => [name, [] as number[]]));
      for (let round = 0; round <= ROUNDS; round += 1) {
        const batches = Array.from({ length: BATCHES }, (_, place) => number + place);
        number += BATCHES;
        // Whoever begins finds the machine in another state than whoever comes last, so everybody is each in turn.
        for (let turn = 0; turn < contestants.length; turn += 1) {
          const program = contestants[(turn + round) % contestants.length];
          if (program === undefined) continue;
          const speed = await rowsPerSecond(program, shape, batches, clients);
          if (round > 0) speeds.get(program.name)?.push(speed);
        }
      }
      await agree(contestants, owner);
      report(shape, clients, speeds);
    }
}

async function rowsPerSecond(program: Program, shape: Shape, numbers: readonly number[], clients: number) {
  const work = numbers.map((number) => program.given(batchOf(shape, SEED, number), number));
  const started = performance.now();
  const client = async (): Promise<void> => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return ((numbers.length * BATCH_ROWS) / (performance.now() - started)) * 1000;
}

async function programs(meed: TestHouse, app: Pool): Promise<readonly Program[]> {
  const [byHand, inProcess, overHttp] = [await desk(meed), await desk(meed), await desk(meed)];
  const agent = new Agent({ keepAlive: true });
  return [
    {
      name: 'SQL by hand',
      desk: byHand,
      given: (rows) => async () => {
        const client = await app.connect();
        await writeByHand(client, byHand, rows).finally(() => client.release());
        // As every commit of the house does: announcements are numbered behind each program alike.
        meed.house.poke();
      },
    },
    {
      name: 'repository',
      desk: inProcess,
      given: (rows, number) => {
        const input = inputOf(inProcess, rows, number);
        return async () => {
          const performed = await perform(meed.house, inProcess.hat, ingestMeasurementBatch, input);
          whole('result' in performed ? performed.result : performed);
        };
      },
    },
    {
      name: 'typed mutation',
      desk: overHttp,
      given: (rows, number) => {
        const body = Buffer.from(
          JSON.stringify({ query: MUTATION, variables: { input: inputOf(overHttp, rows, number) } }),
        );
        return async () => {
          const answer = JSON.parse(await post(agent, meed.port, overHttp.token, body));
          whole(answer.data?.measurementsIngest ?? answer);
        };
      },
    },
  ];
}

const inputOf = ({ sourceId }: Desk, measurements: Batch, number: number) => ({
  idempotencyKey: `batch ${number}`,
  sourceId,
  measurements,
});

/** A batch of which anything was left out was not the work that is timed. */
function whole(answer: object): void {
  if (Reflect.get(answer, 'accepted') !== BATCH_ROWS) throw new Error(JSON.stringify(answer).slice(0, 500));
}

function post(agent: Agent, port: number, token: string, body: Buffer): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function agree(contestants: readonly Program[], owner: Pool): Promise<void> {
  const client = await owner.connect();
  try {
    const tables: string[] = [];
    for (const { desk: its } of contestants) tables.push(await stored(client, its.vendor.vendorId));
    if (new Set(tables).size > 1) throw new Error(`the programs stored different rows\n${tables.join('\n')}`);
  } finally {
    client.release();
  }
}

function report(shape: Shape, clients: number, speeds: ReadonlyMap<string, readonly number[]>): void {
  const floor = median(speeds.get('SQL by hand') ?? []);
  print(`${shape}, ${clients} at once; every program stored the same`);
  for (const [name, rounds] of speeds) {
    const ratio = median(rounds) / floor;
    const goal = GOALS[name];
    const verdict = goal === undefined || clients > 1 ? '' : ratio >= goal ? `met ${goal}` : `MISSED ${goal}`;
    print(
      `  ${name.padEnd(16)}${median(rounds).toFixed(0).padStart(8)} rows/s  ${ratio.toFixed(2)} of the floor  ${verdict}`,
    );
    if (verdict.startsWith('MISSED')) process.exitCode = 1;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

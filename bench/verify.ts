/**
 * Rows of `ledger_transfer` that `meed verify-ledger` checks per second, each once: read, hashed, held against its seal and
 * added to its balance. From a database as the serving role under row-level security, and from an export without one; both
 * with the heads file, both from end to end.
 *
 * Real seals are made about once a second and hold a few postings: a twentieth of the rows is verified in seals of five postings
 * too. What costs most there is the signature of each seal, so that figure has no goal.
 *
 * Exits non-zero when the goal is missed or anything is found. BENCH_ROWS and BENCH_ROUNDS change the run; DATABASE_URL names
 * another server than the embedded one.
 */
import { rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { sealVendor } from '../src/ledger/seals/seal-vendor';
import { ExportImage } from '../src/ledger/verify/export-image';
import { exportLedger } from '../src/ledger/verify/export-ledger';
import { type Verification, verifyDatabase, verifyImage } from '../src/ledger/verify/verify-ledger';
import { bookMany } from '../test/support/bulk-books';
import { type TestDatabase, testDatabase } from '../test/support/database';
import globalSetup from '../test/support/global-setup';
import globalTeardown from '../test/support/global-teardown';
import { Books } from '../test/support/posting-books';
import { throwawaySealing } from '../test/support/sealing';

const ROWS = Number(process.env['BENCH_ROWS'] ?? '1000000');
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? '3');
const GOAL = 100_000;
const SMALL = { rows: ROWS / 20, postings: 5 };

async function bench(): Promise<void> {
  const store = await testDatabase();
  const file = path.join(os.tmpdir(), `meed-bench-verify-${process.pid}.ndjson`);
  try {
    const { vendorId, options } = await sealed(store, ROWS);
    judge('a database', await measure(ROWS, () => verifyDatabase(store.database, options)));
    const exporting = performance.now();
    await exportLedger(store.database, vendorId, file);
    print(`exported in ${seconds(exporting).toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    judge('an export', await measure(ROWS, async () => verifyImage(await ExportImage.open(file), options)));
  } finally {
    rmSync(file, { force: true });
    await store.drop();
  }
}

async function benchSmallSeals(): Promise<void> {
  const store = await testDatabase();
  try {
    const { options } = await sealed(store, SMALL.rows, SMALL.postings);
    const speeds = await measure(SMALL.rows, () => verifyDatabase(store.database, options));
    print(`verified a database in seals of ${SMALL.postings} postings: ${told(speeds)}`);
  } finally {
    await store.drop();
  }
}

/** Books and seals the rows of one vendor, by the thousand or so many postings at once, with a heads file of their own. */
async function sealed(store: TestDatabase, rows: number, postings?: number) {
  const sealing = throwawaySealing(store.database);
  const books = await Books.open(store.database);
  const admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  await bookMany(admin, books, rows / 2 - 1);
  const since = performance.now();
  await sealVendor(sealing, books.vendorId, postings);
  print(`sealed ${rows} rows in ${seconds(since).toFixed(1)} s, ${Math.floor(rows / seconds(since))} rows/s`);
  await admin.query('vacuum analyze');
  await admin.end();
  const { vendorId } = books;
  const options = { vendorIds: [vendorId], headsFile: sealing.heads.file, publicKeys: [sealing.signer.publicKey] };
  return { vendorId, options };
}

/** Rows verified per second, in each round. */
async function measure(expected: number, verify: () => Promise<Verification>): Promise<readonly number[]> {
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const since = performance.now();
    const { vendors, findingCount } = await verify();
    const rows = vendors.reduce((sum, { transfers }) => sum + transfers, 0);
    if (rows !== expected || findingCount > 0) throw new Error(`${rows} rows of ${expected}, ${findingCount} findings`);
    speeds.push(Math.floor(rows / seconds(since)));
  }
  return speeds;
}

function judge(what: string, speeds: readonly number[]): void {
  const isMet = median(speeds) >= GOAL;
  print(`verified ${what}: ${told(speeds)}  ${isMet ? 'met' : 'MISSED'} ${GOAL}`);
  if (!isMet) process.exitCode = 1;
}

const median = (speeds: readonly number[]): number =>
  [...speeds].sort((a, b) => a - b)[Math.floor(speeds.length / 2)] ?? 0;

const told = (speeds: readonly number[]): string => `${median(speeds)} rows/s (${speeds.join(', ')})`;

const seconds = (since: number): number => (performance.now() - since) / 1_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  print(`node ${process.version}, ${os.cpus().length} cores, ${os.loadavg()[0]?.toFixed(1)} processes were waiting`);
  await globalSetup();
  try {
    await bench();
    await benchSmallSeals();
  } finally {
    await globalTeardown();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

/**
 * Rows of `ledger_transfer` that `meed verify-ledger` checks per second, each once: read, hashed, held against its seal and
 * added to its balance. From a database as the serving role under row-level security, and from an export without one; both
 * with the heads file, both from end to end.
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
import { testDatabase } from '../test/support/database';
import globalSetup from '../test/support/global-setup';
import globalTeardown from '../test/support/global-teardown';
import { Books } from '../test/support/posting-books';
import { throwawaySealing } from '../test/support/sealing';

const ROWS = Number(process.env['BENCH_ROWS'] ?? '1000000');
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? '3');
const GOAL = 100_000;

async function bench(): Promise<void> {
  const store = await testDatabase();
  const file = path.join(os.tmpdir(), `meed-bench-verify-${process.pid}.ndjson`);
  try {
    const sealing = throwawaySealing(store.database);
    const books = await Books.open(store.database);
    const admin = new Client({ connectionString: store.adminUrl });
    await admin.connect();
    await bookMany(admin, books, ROWS / 2 - 1);
    const since = performance.now();
    await sealVendor(sealing, books.vendorId);
    print(`sealed ${ROWS} rows in ${seconds(since).toFixed(1)} s, ${Math.floor(ROWS / seconds(since))} rows/s`);
    await admin.query('vacuum analyze');
    await admin.end();
    const options = { headsFile: sealing.heads.file, publicKeys: [sealing.signer.publicKey] };
    await measure('a database', () => verifyDatabase(store.database, { ...options, vendorIds: [books.vendorId] }));
    const exporting = performance.now();
    await exportLedger(store.database, books.vendorId, file);
    print(`exported in ${seconds(exporting).toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    await measure('an export', async () => verifyImage(await ExportImage.open(file), options));
  } finally {
    rmSync(file, { force: true });
    await store.drop();
  }
}

async function measure(what: string, verify: () => Promise<Verification>): Promise<void> {
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const since = performance.now();
    const { vendors, findingCount } = await verify();
    const rows = vendors.reduce((sum, { transfers }) => sum + transfers, 0);
    if (rows !== ROWS || findingCount > 0) throw new Error(`${rows} rows of ${ROWS}, ${findingCount} findings`);
    speeds.push(Math.floor(rows / seconds(since)));
  }
  const median = [...speeds].sort((a, b) => a - b)[Math.floor(speeds.length / 2)] ?? 0;
  const verdict = median >= GOAL ? `met ${GOAL}` : `MISSED ${GOAL}`;
  print(`verified ${what}: ${median} rows/s (${speeds.join(', ')})  ${verdict}`);
  if (median < GOAL) process.exitCode = 1;
}

const seconds = (since: number): number => (performance.now() - since) / 1_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  print(`node ${process.version}, ${os.cpus().length} cores, ${os.loadavg()[0]?.toFixed(1)} processes were waiting`);
  await globalSetup();
  try {
    await bench();
  } finally {
    await globalTeardown();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

/**
 * Proof that a restored ledger is the same: settles and seals, dumps, restores into another database, verifies it against the
 * heads, replays its lines and settles again. `--size test|ci|full`; `--bug` changes an amount in between, and is red.
 */
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../ormconfig';
import { authorityOf } from '../src/access/hat.rules';
import { replay } from '../src/engine/replay';
import { digitsOf } from '../src/kernel/currency';
import { fromMinor } from '../src/kernel/money';
import { sealVendor } from '../src/ledger/seals/seal-vendor';
import { verifyDatabase } from '../src/ledger/verify/verify-ledger';
import { Database } from '../src/platform/database';
import { number } from '../src/platform/live/sequence';
import { bookMany } from '../test/support/bulk-books';
import { onServer, type TestDatabase, testDatabase, withDatabase } from '../test/support/database';
import { Books } from '../test/support/posting-books';
import { type ProofOptions, print, runProof, seconds } from '../test/support/proof';
import { rowsOf } from '../test/support/rows';
import { throwawaySealing } from '../test/support/sealing';
import { graduated, Settling, type StoredLine } from '../test/support/settling';

const LINES = { test: 3, ci: 100, full: 100 } as const;
const ROWS = { test: 2_000, ci: 100_000, full: 1_000_000 } as const;
const RESTORED_WITHIN_S = 60;

async function prove({ size, isBuggy }: ProofOptions): Promise<boolean> {
  const [dump, restore] = [tool('pg_dump'), tool('pg_restore')];
  if (dump === null || restore === null) {
    print('restore: pg_dump and pg_restore are not here (package postgresql-client): nothing was proved');
    return false;
  }
  const store = await testDatabase();
  const directory = mkdtempSync(path.join(os.tmpdir(), 'meed-restore-'));
  const copy = `meed_test_restored_${process.pid}`;
  try {
    const told = await tell(store, size);
    const file = path.join(directory, 'ledger.dump');
    const dumped = timed(() => run(dump, ['--format=custom', `--file=${file}`, store.adminUrl]));
    await onServer(store.adminUrl, `create database "${copy}"`);
    const copyUrl = withDatabase(store.adminUrl, copy);
    const restored = timed(() => run(restore, ['--exit-on-error', `--dbname=${copyUrl}`, file]));
    print(`dumped in ${dumped.toFixed(1)} s, restored in ${restored.toFixed(1)} s`);
    if (isBuggy) await onServer(copyUrl, 'update ledger_transfer set amount = amount + 1 where line = 0');
    const isSame = await isRestored(withDatabase(store.urls.app, copy), told);
    return isSame && restored <= RESTORED_WITHIN_S;
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await onServer(store.adminUrl, `drop database if exists "${copy}" with (force)`);
    await store.drop();
  }
}

interface Told {
  readonly settling: Settling;
  readonly agreements: readonly string[];
  readonly vendorIds: readonly string[];
  readonly headsFile: string;
  readonly lines: readonly StoredLine[];
}

/** A vendor whose agreements were settled line by line, another with many rows, both sealed. */
async function tell(store: TestDatabase, size: ProofOptions['size']): Promise<Told> {
  const settling = await Settling.open(store.database);
  const agreements: string[] = [];
  for (let line = 0; line < LINES[size]; line += 1) {
    if (line % 10 === 0) await settling.outcome(`${(line % 70) + 1}.5`, '2026-01-10T12:00:00.000Z');
    agreements.push(await settling.agreement(graduated()));
  }
  for (const agreement of agreements) await settling.settle(agreement, '2026-01');
  const admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  const books = await Books.open(store.database);
  await bookMany(admin, books, ROWS[size] / 2 - 1).finally(() => admin.end());
  const sealing = throwawaySealing(store.database);
  const vendorIds = [settling.vendorId, books.vendorId];
  for (const vendorId of vendorIds) {
    while ((await number(store.database, vendorId)).isFull);
    await sealVendor(sealing, vendorId);
  }
  const lines = await settling.all<StoredLine>('statement_line');
  return { settling, agreements, vendorIds, headsFile: sealing.heads.file, lines };
}

async function isRestored(url: string, told: Told): Promise<boolean> {
  const source = await new DataSource({ ...dataSourceOptions, url }).initialize();
  const database = new Database(source);
  try {
    const { vendorIds, headsFile } = told;
    const since = performance.now();
    const { findings, vendors } = await verifyDatabase(database, { vendorIds, headsFile, publicKeys: [] });
    const transfers = vendors.reduce((sum, vendor) => sum + vendor.transfers, 0);
    print(`verified ${transfers} transfers in ${seconds(since).toFixed(1)} s, ${findings.length} findings`);
    for (const { kind, words } of findings.slice(0, 3)) print(`  ${kind}: ${words}`);
    const unequal = unequalLines(told.lines, await linesIn(database, told.settling));
    const posted = await postedAgain(database, told);
    print(
      `${told.lines.length} lines recomputed, ${unequal} unequal; ${told.agreements.length} settlements again, ${posted} lines posted`,
    );
    return findings.length === 0 && unequal === 0 && posted === 0 && told.lines.length >= told.agreements.length;
  } finally {
    await database.close();
  }
}
async function linesIn(database: Database, settling: Settling): Promise<readonly StoredLine[]> {
  const scope = database.reading(authorityOf(settling.hat('SYSTEM')));
  return scope.rows<StoredLine>(rowsOf('statement_line')).finally(() => scope.close());
}

/** How many lines are not, to the byte, what they were, or do not recompute to what they say. */
function unequalLines(before: readonly StoredLine[], after: readonly StoredLine[]): number {
  const isEqual = (line: StoredLine, place: number): boolean => {
    const { explanation, currency } = line;
    const { amount, faults } = replay(explanation);
    const now = fromMinor(BigInt(explanation.revision.now.amount), digitsOf(currency) ?? 0).reduced();
    const isRecomputed = faults.length === 0 && amount === `${now.numerator}/${now.denominator}`;
    return isRecomputed && text(line) === text(before[place]);
  };
  return Math.max(before.length, after.length) - after.filter(isEqual).length;
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}` : each));

/** Settles every agreement again from the restored facts; whoever recomputes the same posts nothing. */
async function postedAgain(database: Database, { settling, agreements }: Told): Promise<number> {
  const before = (await linesIn(database, settling)).length;
  for (const agreement of agreements) await settling.settle(agreement, '2026-01', { ...settling.house, database });
  return (await linesIn(database, settling)).length - before;
}

/** A tool of PostgreSQL on the path, else of the newest version that is installed. */
function tool(name: string): string | null {
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => path.join(installed, version, 'bin', name)), name];
  return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} failed: ${stderr}`);
}

function timed(work: () => void): number {
  const since = performance.now();
  work();
  return seconds(since);
}

runProof(prove);

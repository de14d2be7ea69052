import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Sealing, sealVendor } from '../../src/ledger/seals/seal-vendor';
import { ExportImage } from '../../src/ledger/verify/export-image';
import { exportLedger } from '../../src/ledger/verify/export-ledger';
import { verifyDatabase, verifyImage } from '../../src/ledger/verify/verify-ledger';
import { type TestDatabase, testDatabase } from '../support/database';
import { Books } from '../support/posting-books';
import { throwawaySealing } from '../support/sealing';
import { temporaryDirectory } from '../support/temporary';

let store: TestDatabase;
let sealing: Sealing;
let books: Books;
const file = path.join(temporaryDirectory('export'), 'ledger.ndjson');

beforeAll(async () => {
  store = await testDatabase();
  sealing = throwawaySealing(store.database);
  books = await Books.open(store.database);
  for (let seal = 0; seal < 3; seal += 1) {
    await books.book(3);
    await books.numbered();
    await sealVendor(sealing, books.vendorId);
  }
  await books.book(2);
  await exportLedger(store.database, books.vendorId, file);
});
afterAll(() => store.drop());

const verify = async (name: string, headsFile: string | null = sealing.heads.file) =>
  verifyImage(await ExportImage.open(name), { headsFile, publicKeys: [sealing.signer.publicKey] });

/** A copy of the export with some lines changed. */
function forged(change: (lines: string[]) => string[]): string {
  const name = `${file}.forged`;
  writeFileSync(name, `${change(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`);
  return name;
}

it('says without a database what a verifier says with one', async () => {
  const vendorIds = [books.vendorId];
  const publicKeys = [sealing.signer.publicKey];
  const there = await verifyDatabase(store.database, { vendorIds, headsFile: sealing.heads.file, publicKeys });
  expect(await verify(file)).toEqual(there);
  expect(there.vendors).toMatchObject([{ postings: 9, transfers: 18, unsealedPostings: 2, unsealedTransfers: 4 }]);
});

it('shows what was changed in the file', async () => {
  const raised = forged((lines) => lines.map((line) => line.replace('|1005|EUR', '|1006|EUR')));
  expect((await verify(raised)).findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['UPDATED', 'CHANGED_ACCOUNT']),
  );
});

it('is refused where it is no export, or breaks off', async () => {
  await expect(verify(sealing.heads.file)).rejects.toThrow('is not a ledger export');
  const short = forged((lines) => lines.slice(0, -4));
  await expect(verify(short)).rejects.toThrow('not whole');
  await expect(verify(forged((lines) => lines.filter((_, place) => place !== 5)))).rejects.toThrow('not whole');
});

it('is held against heads that are checked themselves', async () => {
  const heads = `${file}.heads`;
  writeFileSync(heads, readFileSync(sealing.heads.file, 'utf8').replace(/"signature":"./, '"signature":"!'));
  expect((await verify(file, heads)).findings.map(({ kind }) => kind)).toContain('CHANGED_HEADS');
  writeFileSync(heads, readFileSync(sealing.heads.file));
  appendFileSync(heads, 'rubbish\n');
  expect((await verify(file, heads)).findings).toMatchObject([
    { kind: 'CHANGED_HEADS', words: expect.stringContaining('line 4') },
  ]);
});

it('is of a vendor that is there', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await exportLedger(store.database, nobody, `${file}.none`)).toBeNull();
  const found = await verifyDatabase(store.database, { vendorIds: [nobody], headsFile: null, publicKeys: [] });
  expect([found.vendors, found.findings]).toEqual([[], []]);
});

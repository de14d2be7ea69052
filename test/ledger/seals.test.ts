import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { GENESIS, readSealText, sealText, sha256 } from '../../src/ledger/seals/canonical.rules';
import { HeadsFile, readHead } from '../../src/ledger/seals/heads-file';
import { sealsFrom } from '../../src/ledger/seals/seal.repository';
import { type Sealing, sealVendor, witness } from '../../src/ledger/seals/seal-vendor';
import { Sealer } from '../../src/ledger/seals/sealer';
import { Bus } from '../../src/platform/live/bus';
import { prune } from '../../src/platform/live/prune';
import { Relay } from '../../src/platform/live/relay';
import { systemClock } from '../../src/platform/ports';
import { isSigned } from '../../src/platform/signing-key';
import { onServer, type TestDatabase, testDatabase } from '../support/database';
import { Books } from '../support/posting-books';
import { throwawaySealing } from '../support/sealing';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

const sealsOf = async (books: Books) => {
  const scope = books.database.reading(books.authority);
  return sealsFrom(scope, 1n).finally(() => scope.close());
};
const headsIn = ({ heads }: Sealing) =>
  readFileSync(heads.file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => readSealText(readHead(line)?.seal ?? ''));

describe('a chain of seals', () => {
  it('covers every posting once, in the order of the relay, each seal signed and following the one before', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    for (const count of [3, 1, 4]) {
      await books.book(count);
      await books.numbered();
      expect(await sealVendor(sealing, books.vendorId)).toBe(count);
    }
    expect(await sealVendor(sealing, books.vendorId)).toBe(0);
    const seals = await sealsOf(books);
    expect(seals.map(({ number, postings, transfers }) => [number, postings, transfers])).toEqual([
      [1n, 3n, 6n],
      [2n, 1n, 2n],
      [3n, 4n, 8n],
    ]);
    let [previous, through] = [GENESIS, 0n];
    for (const seal of seals) {
      expect([seal.previousHash, seal.fromSeq]).toEqual([previous, through + 1n]);
      expect(seal.hash).toBe(sha256(sealText(seal)));
      expect(isSigned(sealText(seal), sealing.signer.publicKey, seal.signature)).toBe(true);
      [previous, through] = [seal.hash, seal.throughSeq];
    }
    expect(headsIn(sealing).map((head) => head?.number)).toEqual([1n, 2n, 3n]);
  });

  it('says nothing about what is not committed and numbered', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    await books.book(1);
    expect(await sealVendor(sealing, books.vendorId)).toBe(0);
    await books.numbered();
    expect(await sealVendor(sealing, books.vendorId)).toBe(1);
  });

  it('is one chain and one list, however many sealers work at once', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    const pools = [await store.another(), await store.another(), await store.another()];
    const sealers = pools.map((database) => ({ ...sealing, database, heads: new HeadsFile(sealing.heads.file) }));
    for (let round = 0; round < 4; round += 1) {
      await books.book(5);
      await books.numbered();
      await Promise.allSettled(sealers.map((sealer) => sealVendor(sealer, books.vendorId)));
    }
    const seals = await sealsOf(books);
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_, index) => BigInt(index + 1)));
    expect(seals.reduce((sum, { postings }) => sum + postings, 0n)).toBe(20n);
    const numbers = new Set(headsIn(sealing).map((head) => sealText(head as NonNullable<typeof head>)));
    expect(numbers.size).toBe(seals.length);
  });

  it('is witnessed at the next start where a crash came between the commit and the line, or within the line', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    await books.book(2);
    await books.numbered();
    await sealVendor(sealing, books.vendorId);
    const crashing = new HeadsFile(sealing.heads.file);
    crashing.append = async () => {
      throw new Error('crash');
    };
    await books.book(2);
    await books.numbered();
    await expect(sealVendor({ ...sealing, heads: crashing }, books.vendorId)).rejects.toThrow('crash');
    expect(headsIn(sealing)).toHaveLength(1);
    appendFileSync(sealing.heads.file, '{"seal":"meed-seal-1|torn');
    const restarted = { ...sealing, heads: new HeadsFile(sealing.heads.file) };
    await restarted.heads.refresh();
    await witness(restarted, books.vendorId);
    const [first, second] = await sealsOf(books);
    expect(headsIn(sealing).map((head) => head?.contents)).toEqual([first?.contents, second?.contents]);
  });

  it('is not continued where it contradicts its witness', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    for (let seal = 0; seal < 2; seal += 1) {
      await books.book(1);
      await books.numbered();
      await sealVendor(sealing, books.vendorId);
    }
    const { vendorId } = books;
    await onServer(
      store.adminUrl,
      `delete from ledger_sealed_posting where vendor_id = '${vendorId}' and seal_number = 2`,
    );
    await onServer(store.adminUrl, `delete from ledger_seal where vendor_id = '${vendorId}' and number = 2`);
    await books.book(1);
    await books.numbered();
    await expect(sealVendor(sealing, vendorId)).rejects.toThrow('run verify-ledger');
    truncateSync(sealing.heads.file);
    expect(await sealVendor({ ...sealing, heads: new HeadsFile(sealing.heads.file) }, vendorId)).toBe(2);
  });
});

describe('the sealer', () => {
  it('seals beside the relay, from the first moment it leads', async () => {
    const books = await Books.open(store.database);
    const sealer = new Sealer(throwawaySealing(store.database));
    await books.book(3);
    const { onNumbered, mayPrune } = sealer;
    const options = { database: store.database, url: store.urls.app, bus: new Bus(), clock: systemClock };
    const relay = new Relay({ ...options, onNumbered, mayPrune });
    await relay.start();
    while ((await sealsOf(books)).length === 0) await new Promise(setImmediate);
    await relay.stop();
    await sealer.stop();
    expect((await sealsOf(books)).map(({ postings }) => postings)).toEqual([3n]);
  });

  it('lets announcements be forgotten up to the first posting that is not sealed, and no further', async () => {
    const books = await Books.open(store.database);
    const sealing = throwawaySealing(store.database);
    const { mayPrune } = new Sealer(sealing);
    await books.book(2);
    await books.numbered();
    await sealVendor(sealing, books.vendorId);
    await books.book(2);
    await books.numbered();
    const [seal] = await sealsOf(books);
    const through = seal?.throughSeq ?? 0n;
    const kept = await mayPrune(books.vendorId, 100n);
    expect(kept).toBeGreaterThanOrEqual(through);
    expect(kept).toBeLessThan(through + 3n);
    await prune(store.database, '2027-01-01T00:00:00.000Z', mayPrune);
    await sealVendor(sealing, books.vendorId);
    expect(await mayPrune(books.vendorId, 100n)).toBe(100n);
    expect((await sealsOf(books)).map(({ postings }) => postings)).toEqual([2n, 2n]);
  });
});

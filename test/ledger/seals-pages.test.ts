import { Client } from 'pg';
import type { Sealing } from '../../src/ledger/seals/seal-vendor';
import { DatabaseImage } from '../../src/ledger/verify/database-image';
import type { FoundSeal } from '../../src/ledger/verify/image';
import { verifyImage } from '../../src/ledger/verify/verify-ledger';
import { sceneOf } from '../support/crime';
import { type TestDatabase, testDatabase } from '../support/database';
import type { Books } from '../support/posting-books';
import { throwawaySealing } from '../support/sealing';
import { ACTS } from '../support/tamperings';

/** All twelve postings in one; an entry and its two transfers; three of them, so that a page ends within each of the seals. */
const [WHOLE, SINGLE, THREE] = [3_000, 3, 9];

let store: TestDatabase;
let admin: Client;
let sealing: Sealing;
beforeAll(async () => {
  store = await testDatabase();
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  sealing = throwawaySealing(store.database);
});
afterAll(async () => {
  await admin.end();
  await store.drop();
});

async function paged<Result>(
  { vendorId, reference, authority }: Books,
  page: number,
  read: (image: DatabaseImage) => Promise<Result>,
  database = store.database,
): Promise<Result> {
  const scope = database.reading(authority);
  return read(new DatabaseImage(scope, vendorId, reference, page)).finally(() => scope.close());
}

const findingsOf = async (books: Books, page: number) => {
  const options = { headsFile: sealing.heads.file, publicKeys: [sealing.signer.publicKey] };
  return (await paged(books, page, (image) => verifyImage(image, options))).findings;
};

async function sealsOf(image: DatabaseImage): Promise<FoundSeal[]> {
  const seals: FoundSeal[] = [];
  for await (const seal of image.seals()) seals.push(seal);
  return seals;
}

it('the lists are the same in whatever pages they are read', async () => {
  const { books, postings } = await sceneOf(admin, sealing);
  const whole = await paged(books, WHOLE, sealsOf);
  expect(whole.flatMap((seal) => seal.postings.map(({ entry }) => entry.split('|')[1]))).toEqual(postings);
  expect(whole.map((seal) => seal.postings.map(({ transfers }) => transfers.length))).toEqual(
    Array(3).fill([2, 2, 2, 2]),
  );
  for (const page of [1, SINGLE, 4, 7, THREE, 35]) expect(await paged(books, page, sealsOf)).toEqual(whole);
});

describe('where a page ends a verifier names', () => {
  const crimes = ACTS.filter(({ kind }) => ['UPDATED', 'DELETED', 'INSERTED', 'REORDERED'].includes(kind));

  // The sixth posting of the scene, which they are about, is the last one of its page.
  it.each(crimes.map((one) => [one.kind, one.what, one] as const))('%s: %s', async (kind, _, { commit }) => {
    const crime = await sceneOf(admin, sealing);
    await commit(crime);
    const found = await findingsOf(crime.books, THREE);
    expect([...new Set(found.map((finding) => finding.kind))]).toEqual([kind]);
    expect(found).toEqual(await findingsOf(crime.books, WHOLE));
    expect(found).toEqual(await findingsOf(crime.books, SINGLE));
  });
});

it('the order is asked for, not taken from how the rows lie', async () => {
  const { books, postings } = await sceneOf(admin, sealing);
  const whole = await paged(books, WHOLE, sealsOf);
  await admin.query('update ledger_sealed_posting set leaves = leaves where posting_id = any($1)', [
    postings.filter((_, place) => place % 3 === 1),
  ]);
  const { rows } = await admin.query<{ name: string }>('select current_database() as name');
  for (const scan of ['indexscan', 'indexonlyscan', 'bitmapscan'])
    await admin.query(`alter database "${rows[0]?.name}" set enable_${scan} = off`);
  const withoutIndex = await store.another(1);
  for (const page of [SINGLE, 7, WHOLE]) expect(await paged(books, page, sealsOf, withoutIndex)).toEqual(whole);
});

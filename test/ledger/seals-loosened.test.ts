import { Client } from 'pg';
import type { Sealing } from '../../src/ledger/seals/seal-vendor';
import { type Finding } from '../../src/ledger/verify/finding.rules';
import { verifyDatabase } from '../../src/ledger/verify/verify-ledger';
import { sceneOf } from '../support/crime';
import { type TestDatabase, testDatabase } from '../support/database';
import { throwawaySealing } from '../support/sealing';
import type { Crime } from '../support/tamperings';

let store: TestDatabase;
let admin: Client;
let sealing: Sealing;
beforeEach(async () => {
  store = await testDatabase();
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  await admin.query('set session_replication_role = replica');
  sealing = throwawaySealing(store.database);
});
afterEach(async () => {
  await admin.end();
  await store.drop();
});

async function findings({ books }: Crime): Promise<readonly Finding[]> {
  const publicKeys = [sealing.signer.publicKey];
  const options = { vendorIds: [books.vendorId], headsFile: sealing.heads.file, publicKeys };
  return (await verifyDatabase(store.database, options)).findings;
}

describe('an owner who changes the tables too keeps no verifier from its end:', () => {
  it('a posting that stands in no seal any more is gone from its list, and its transfers were never announced', async () => {
    const crime = await sceneOf(admin, sealing);
    await admin.query('alter table ledger_sealed_posting alter seal_number drop not null');
    await admin.query('update ledger_sealed_posting set seal_number = null where posting_id = $1', [crime.postings[5]]);
    const found = await findings(crime);
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'DELETED', seal: 2n }));
    const inserted = expect.objectContaining({ kind: 'INSERTED', postingId: crime.postings[5] });
    expect(found.filter(({ kind }) => kind === 'INSERTED')).toEqual([inserted, inserted]);
  });

  it('neither does one that has no place in its seal', async () => {
    const crime = await sceneOf(admin, sealing);
    await admin.query('alter table ledger_sealed_posting drop constraint pk_ledger_sealed_posting');
    await admin.query('alter table ledger_sealed_posting alter seq drop not null');
    await admin.query('update ledger_sealed_posting set seq = null where posting_id = $1', [crime.postings[5]]);
    expect((await findings(crime)).map(({ kind }) => kind).sort()).toEqual(['DELETED', 'INSERTED', 'INSERTED']);
  });

  it('a seal without a number is gone', async () => {
    const crime = await sceneOf(admin, sealing);
    await admin.query('alter table ledger_seal drop constraint pk_ledger_seal cascade');
    await admin.query('alter table ledger_seal alter number drop not null');
    await admin.query('update ledger_seal set number = null where vendor_id = $1 and number = 3', [
      crime.books.vendorId,
    ]);
    expect(await findings(crime)).toMatchObject([{ kind: 'CUT_TAIL', seal: 3n }]);
  });

  it('a booking at the end of time is an update', async () => {
    const crime = await sceneOf(admin, sealing);
    const late = `update ledger_transfer set booked_at = 'infinity' where posting_id = $1 and line = 0`;
    await admin.query(late, [crime.postings[5]]);
    await admin.query(`update ledger_transfer set booked_at = '-infinity' where posting_id = $1`, [crime.postings[6]]);
    const [fifth, sixth] = [crime.postings[5], crime.postings[6]].map((postingId) => ({ kind: 'UPDATED', postingId }));
    expect(await findings(crime)).toMatchObject([fifth, sixth, sixth]);
  });

  it('a seal made at the end of time is a changed one', async () => {
    const crime = await sceneOf(admin, sealing);
    await admin.query(`update ledger_seal set sealed_at = 'infinity' where vendor_id = $1 and number = 2`, [
      crime.books.vendorId,
    ]);
    expect(await findings(crime)).toMatchObject([{ kind: 'CHANGED_SEAL', seal: 2n }]);
  });

  it('an amount that is no number is an update, and its accounts do not come to what they show', async () => {
    const crime = await sceneOf(admin, sealing);
    await admin.query('alter table ledger_transfer alter amount type numeric');
    await admin.query(`update ledger_transfer set amount = 'NaN' where posting_id = $1 and line = 0`, [
      crime.postings[5],
    ]);
    const shown = expect.stringMatching(/^account \S+ shows NaN, its transfers come to -?\d+$/);
    expect(await findings(crime)).toMatchObject([
      { kind: 'UPDATED', postingId: crime.postings[5] },
      { kind: 'CHANGED_ACCOUNT', words: shown },
      { kind: 'CHANGED_ACCOUNT', words: shown },
    ]);
  });
});

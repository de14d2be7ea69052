import { Client } from 'pg';
import { type Sealing, sealVendor } from '../../src/ledger/seals/seal-vendor';
import { TRANSFER_TEXT } from '../../src/ledger/seals/transfer-text.rules';
import { type Verification, verifyDatabase } from '../../src/ledger/verify/verify-ledger';
import { sceneOf } from '../support/crime';
import { type TestDatabase, testDatabase } from '../support/database';
import { throwawaySealing } from '../support/sealing';
import { ACTS, type Act, type Crime, rewrite, TRUNCATIONS } from '../support/tamperings';

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

const scene = (): Promise<Crime> => sceneOf(admin, sealing);

/** What a verifier says of the two, as somebody who knows only the heads file and the key. */
const verified = ({ books, rival }: Crime, headsFile: string | null = sealing.heads.file): Promise<Verification> =>
  verifyDatabase(store.database, {
    vendorIds: [books.vendorId, rival.vendorId],
    headsFile,
    publicKeys: [sealing.signer.publicKey],
  });

/** Where a transfer's text has the label of its period. */
const LABEL = 10;

const kindsIn = ({ findings }: Verification): string[] => [...new Set(findings.map(({ kind }) => kind))];

describe('a ledger that nobody touched', () => {
  it('has no findings, its balances come to what was booked, and what waits is told and is no error', async () => {
    const crime = await scene();
    await crime.books.book(2);
    await crime.books.numbered();
    await crime.books.book(1);
    const { findings, vendors } = await verified(crime);
    expect(findings).toEqual([]);
    const [ours] = vendors;
    expect(ours).toMatchObject({ seals: 3, postings: 12, transfers: 24, unsealedPostings: 3, unsealedTransfers: 6 });
    expect(ours).toMatchObject({ unwitnessed: 0, publicKeys: [sealing.signer.publicKey] });
    const numbers = Array.from({ length: 15 }, (_, index) => BigInt(index + 1));
    const sum = (base: bigint) => numbers.reduce((total, each) => total + base + each, 0n);
    expect(ours?.balances).toEqual([
      { kind: 'VENDOR_EXPENSE', currency: 'EUR', minor: sum(1_000n) + sum(100n) },
      { kind: 'PARTNER_ACCRUED', currency: 'EUR', minor: sum(1_000n) },
      { kind: 'PARTNER_HELD', currency: 'EUR', minor: sum(100n) },
    ]);
  });
});

describe('a verifier names', () => {
  const crimes: [string, string, Act][] = ACTS.map((one) => [one.kind, one.what, one]);

  it.each(crimes)('%s: %s', async (kind, _, { commit }) => {
    const crime = await scene();
    await commit(crime);
    expect(kindsIn(await verified(crime))).toEqual([kind]);
  });

  it('a transfer that is gone, though another posting says all of it in its label', async () => {
    const crime = await scene();
    const [first, second] = [...crime.postings].sort();
    const {
      rows: [gone],
    } = await admin.query<{ text: string; id: string }>(
      `delete from ledger_transfer t where posting_id = $1 and line = 0 returning ${TRANSFER_TEXT} as text, id`,
      [second],
    );
    const fields = gone?.text.split('|') ?? [];
    await admin.query(
      `update ledger_transfer set line = 7, period_label = $2, reason_kind = $3, reason_id = $4 where posting_id = $1 and line = 1`,
      [first, `2026-01\n0|${fields.slice(0, LABEL + 1).join('|')}`, fields[LABEL + 1], fields[LABEL + 2]],
    );
    const { findings } = await verified(crime);
    expect(findings).toMatchObject([
      { kind: 'DELETED', postingId: first },
      { kind: 'INSERTED', postingId: first },
      { kind: 'DELETED', postingId: second },
    ]);
  });

  it('a posting that was deleted before it was sealed', async () => {
    const crime = await scene();
    const [posting] = await crime.books.book(1);
    await admin.query('delete from ledger_transfer where posting_id = $1', [posting]);
    expect((await verified(crime)).findings).toMatchObject([{ kind: 'DELETED', postingId: posting }]);
    await crime.books.numbered();
    await sealVendor(sealing, crime.books.vendorId);
  });
});

describe('without the heads file', () => {
  const hidden = ACTS.filter(
    ({ kind, what }) => kind === 'REWRITTEN' || what === 'the last seal is cut off with all under it',
  );

  it.each(hidden.map((one) => [one.kind, one.what, one] as const))(
    'nobody sees %s: %s',
    async (kind, _, { commit }) => {
      const crime = await scene();
      await commit(crime);
      expect(kindsIn(await verified(crime, null))).toEqual([]);
      expect(kindsIn(await verified(crime))).toEqual([kind]);
    },
  );

  it('a rewrite with another key is seen by who knows the key', async () => {
    const crime = await scene();
    await rewrite(crime, 2n, throwawaySealing(store.database).signer);
    expect(kindsIn(await verified(crime, null))).toEqual(['REWRITTEN']);
  });
});

describe('in the end a verifier names', () => {
  it.each(TRUNCATIONS.map((one) => [one.kind, one.what, one] as const))('%s: %s', async (kind, _, { commit }) => {
    const crime = await scene();
    await commit(crime);
    const found = kindsIn(await verified(crime));
    expect(found).toEqual([kind]);
  });
});

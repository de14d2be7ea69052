/**
 * Proof that a changed ledger is seen: seals and verifies a ledger of the size's rows, then commits every act of tampering as
 * the owner of the tables and expects it named. `--size test|ci|full`; `--bug` verifies without the heads file, and is red.
 */
import 'reflect-metadata';
import { Client } from 'pg';
import { type Sealing, sealVendor } from '../src/ledger/seals/seal-vendor';
import { Sealer } from '../src/ledger/seals/sealer';
import { verifyDatabase } from '../src/ledger/verify/verify-ledger';
import { bookMany } from '../test/support/bulk-books';
import { sceneOf } from '../test/support/crime';
import { testDatabase } from '../test/support/database';
import { Books } from '../test/support/posting-books';
import { type ProofOptions, print, runProof, seconds } from '../test/support/proof';
import { throwawaySealing } from '../test/support/sealing';
import { ACTS, type Act, TRUNCATIONS } from '../test/support/tamperings';

const ROWS = { test: 2_000, ci: 100_000, full: 1_000_000 } as const;
/** What a verifier has to reach where there are enough rows to tell. */
const ROWS_PER_SECOND = 100_000;
const BOOKINGS = { test: 20, ci: 200, full: 1_000 } as const;

async function prove({ size, isBuggy }: ProofOptions): Promise<boolean> {
  const started = performance.now();
  const store = await testDatabase();
  const admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  const sealing = throwawaySealing(store.database);
  try {
    const isFast = await verifiesAll(sealing, admin, size);
    await booksBeside(sealing, BOOKINGS[size]);
    const acts = size === 'test' ? firstOfEach(ACTS) : ACTS;
    const missed = [];
    for (const act of [...acts, ...TRUNCATIONS]) if (!(await isNamed(act, admin, sealing, isBuggy))) missed.push(act);
    for (const { kind, what } of missed) print(`NOT NAMED: ${kind}, ${what}`);
    const total = acts.length + TRUNCATIONS.length;
    print(`tamper: ${total - missed.length} of ${total} acts named, ${seconds(started).toFixed(1)} s`);
    return isFast && missed.length === 0;
  } finally {
    await admin.end();
    await store.drop();
  }
}

/** Seals and verifies a ledger of many rows. */
async function verifiesAll(sealing: Sealing, admin: Client, size: ProofOptions['size']): Promise<boolean> {
  const books = await Books.open(sealing.database);
  await bookMany(admin, books, ROWS[size] / 2 - 1);
  const sealingSince = performance.now();
  await sealVendor(sealing, books.vendorId);
  const sealed = seconds(sealingSince);
  await admin.query('analyze ledger_sealed_posting, ledger_seal');
  const since = performance.now();
  const { vendors, findings } = await verify(sealing, [books.vendorId]);
  const took = seconds(since);
  const { transfers = 0, seals = 0 } = vendors[0] ?? {};
  const rate = Math.floor(transfers / took);
  print(
    `sealed ${transfers} transfers in ${seals} seals, ${sealed.toFixed(1)} s, ${Math.floor(transfers / sealed)} rows/s`,
  );
  print(`verified ${transfers} transfers in ${took.toFixed(1)} s, ${rate} rows/s, ${findings.length} findings`);
  return transfers === ROWS[size] && findings.length === 0 && (size !== 'full' || rate >= ROWS_PER_SECOND);
}

/** Prints what booking costs alone and with the sealer at work beside it; a booking never waits for its seal. */
async function booksBeside(sealing: Sealing, postings: number): Promise<void> {
  const alone = await bookingRate(sealing, postings, false);
  const beside = await bookingRate(sealing, postings, true);
  print(`booked ${postings} postings one by one: ${alone}/s alone, ${beside}/s with the sealer beside`);
}

async function bookingRate(sealing: Sealing, postings: number, isSealing: boolean): Promise<number> {
  const books = await Books.open(sealing.database);
  const sealer = new Sealer(sealing);
  const numbering = setInterval(() => {
    void books.numbered().then(() => {
      if (isSealing) sealer.onNumbered([{ vendorId: books.vendorId, topic: 'posting', subjectId: '', seq: 0n }]);
    });
  }, 100);
  const since = performance.now();
  await books.book(postings);
  const took = seconds(since);
  clearInterval(numbering);
  await sealer.stop();
  return Math.floor(postings / took);
}

async function isNamed({ kind, commit }: Act, admin: Client, sealing: Sealing, isBuggy: boolean): Promise<boolean> {
  const crime = await sceneOf(admin, sealing);
  await commit(crime);
  const { findings } = await verify(sealing, [crime.books.vendorId, crime.rival.vendorId], isBuggy);
  return findings.length > 0 && findings.every((finding) => finding.kind === kind);
}

const verify = ({ database, heads, signer }: Sealing, vendorIds: readonly string[], isBuggy = false) =>
  verifyDatabase(database, { vendorIds, headsFile: isBuggy ? null : heads.file, publicKeys: [signer.publicKey] });

const firstOfEach = (acts: readonly Act[]): readonly Act[] =>
  acts.filter(({ kind }, place) => acts.findIndex((other) => other.kind === kind) === place);

runProof(prove);

import { authorityOf, systemHat } from '../../access/hat.rules';
import type { Database } from '../../platform/database';
import type { Clock } from '../../platform/ports';
import type { Scope } from '../../platform/scope';
import { isSigned, type Signer } from '../../platform/signing-key';
import {
  contentsOf,
  entryOf,
  GENESIS,
  LEAF,
  type ListedPosting,
  leafOf,
  membersOf,
  sealText,
  sha256,
} from './canonical.rules';
import { HeadsDisagree, type HeadsFile, type LastHead } from './heads-file';
import {
  addSeal,
  lastSeal,
  listedAlready,
  type SealRow,
  sealsFrom,
  transferTexts,
  unsealedPostings,
} from './seal.repository';

/** What a sealer works with. */
export interface Sealing {
  readonly database: Database;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly heads: HeadsFile;
}

/** Postings of one seal: a signature and a flushed line are shared by many, and a verifier holds one list at a time. */
const BATCH = 1_000;

/**
 * Seals what a vendor has booked, in the order of the relay: commits the seal, then has the file witness it. What a crash
 * left between the two is witnessed first. Returns how many postings were sealed.
 */
export async function sealVendor(sealing: Sealing, vendorId: string, batch = BATCH): Promise<number> {
  await sealing.heads.refresh();
  for (let sealed = 0; ; ) {
    await witness(sealing, vendorId);
    const added = await sealBatch(sealing, vendorId, batch);
    sealed += added;
    if (added > 0) await witness(sealing, vendorId);
    if (added < batch) return sealed;
  }
}

/** Has the file witness every seal of a vendor that it has not; refuses a chain that does not continue what it has. */
export async function witness({ database, heads }: Sealing, vendorId: string): Promise<void> {
  for (;;) {
    const last = heads.last(vendorId);
    const scope = database.reading(authorityOf(systemHat(vendorId)));
    const seals = await sealsFrom(scope, last.number === 0n ? 1n : last.number).finally(() => scope.close());
    const fresh = last.number === 0n ? seals : seals.slice(1);
    assertContinues(vendorId, last, seals);
    if (fresh.length === 0) return;
    await heads.append(fresh);
  }
}

function assertContinues(vendorId: string, last: LastHead, seals: readonly SealRow[]): void {
  const witnessed = last.number === 0n ? GENESIS : seals[0]?.hash;
  let previous = last;
  for (const seal of last.number === 0n ? seals : seals.slice(1)) {
    const text = sealText(seal);
    const isNext = seal.number === previous.number + 1n && seal.previousHash === previous.hash;
    const isTrue = sha256(text) === seal.hash && isSigned(text, seal.publicKey, seal.signature);
    if (!isNext || !isTrue) throw disagreement(vendorId, seal.number);
    previous = seal;
  }
  if (witnessed !== last.hash) throw disagreement(vendorId, last.number);
}

const disagreement = (vendorId: string, number: bigint): HeadsDisagree =>
  new HeadsDisagree(`seal ${number} of vendor ${vendorId} is not the one that the heads file knows: run verify-ledger`);

async function sealBatch(
  { database, clock, signer, heads }: Sealing,
  vendorId: string,
  batch: number,
): Promise<number> {
  return database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    const last = await lastSeal(scope);
    if ((last?.number ?? 0n) < heads.last(vendorId).number) throw disagreement(vendorId, heads.last(vendorId).number);
    const found = await unsealedPostings(scope, last?.throughSeq ?? 0n, batch);
    const throughSeq = found.at(-1)?.seq;
    if (throughSeq === undefined) return 0;
    const postings = await hashed(scope, await announcedOnce(scope, found));
    const sealed = sealOf(vendorId, last, postings, signer.publicKey, clock.now());
    const seal = { ...sealed, throughSeq };
    const text = sealText(seal);
    const row = { ...seal, hash: sha256(text), signature: signer.sign(text) };
    return (await addSeal(scope, row, postings)) ? found.length : 0;
  });
}

type Announced = Omit<ListedPosting, 'leaves'>;

/** A posting is announced once; should it be announced again, it stays where it stands. */
async function announcedOnce(scope: Scope, found: readonly Announced[]): Promise<readonly Announced[]> {
  const ids = found.map(({ postingId }) => postingId);
  const listed = await listedAlready(scope, ids);
  return found.filter(({ postingId }, place) => !listed.has(postingId) && ids.indexOf(postingId) === place);
}

/** Hashes the transfers of postings; one whose transfers are gone is sealed as it is, so that a verifier sees it. */
async function hashed(scope: Scope, postings: readonly Announced[]): Promise<ListedPosting[]> {
  const leaves = new Map(postings.map(({ postingId }) => [postingId, '']));
  const ids = postings.map(({ postingId }) => postingId);
  for (const { postingId, text } of await transferTexts(scope, ids))
    leaves.set(postingId, (leaves.get(postingId) ?? '') + leafOf(text));
  return postings.map((posting) => ({ ...posting, leaves: leaves.get(posting.postingId) ?? '' }));
}

const sealOf = (
  vendorId: string,
  last: SealRow | undefined,
  postings: readonly ListedPosting[],
  publicKey: string,
  sealedAt: string,
) => ({
  vendorId,
  number: (last?.number ?? 0n) + 1n,
  previousHash: last?.hash ?? GENESIS,
  fromSeq: (last?.throughSeq ?? 0n) + 1n,
  postings: BigInt(postings.length),
  transfers: BigInt(postings.reduce((sum, { leaves }) => sum + leaves.length / LEAF, 0)),
  contents: contentsOf(postings.map(entryOf)),
  members: membersOf(postings.map(entryOf)),
  publicKey,
  sealedAt,
  sealedAtMicros: BigInt(Date.parse(sealedAt)) * 1_000n,
});

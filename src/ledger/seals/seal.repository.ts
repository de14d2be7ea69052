import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { type Row, takeRows } from '../../platform/table';
import { wall } from '../../platform/wall';
import type { ListedPosting, SealHeader } from './canonical.rules';
import { LedgerSeal } from './ledger-seal.entity';
import { LedgerSealedPosting } from './ledger-sealed-posting.entity';
import { TRANSFER_TEXT } from './transfer-text.rules';
// The walls below read the visibility that these declare.
import '../ledger-transfer.entity';
import '../../platform/outbox.entity';
import '../../platform/outbox-head.entity';

/** A seal as it is stored, its instant exact. */
export type SealRow = SealHeader & Pick<LedgerSeal, 'hash' | 'signature'>;

/** No seal was made at `infinity`: what says so is read as 1970, which is not what was signed. */
export const SEAL_COLUMNS = `s.vendor_id as "vendorId", s.number, s.previous_hash as "previousHash", s.hash, s.signature,
  s.from_seq as "fromSeq", s.through_seq as "throughSeq", s.postings, s.transfers, s.contents, s.members,
  s.public_key as "publicKey", case when isfinite(s.sealed_at)
    then (extract(epoch from s.sealed_at) * 1000000)::bigint else 0 end as "sealedAtMicros"`;

const LAST = statement(
  'ledger_seal.last',
  `select ${SEAL_COLUMNS} from ledger_seal s where ${wall('s', 'ledger_seal')} order by s.number desc limit 1`,
);
const FROM = statement(
  'ledger_seal.from',
  `select ${SEAL_COLUMNS} from ledger_seal s where ${wall('s', 'ledger_seal')} and s.number >= :number order by s.number limit 500`,
);
const UNSEALED = statement(
  'ledger_seal.unsealed',
  `select o.seq, o.subject_id as "postingId" from outbox o
   where ${wall('o', 'outbox')} and o.topic = 'posting' and o.seq > :after order by o.seq limit :batch`,
);
const LISTED = statement(
  'ledger_sealed_posting.listed',
  `select p.posting_id as id from ledger_sealed_posting p
   where ${wall('p', 'ledger_sealed_posting')} and p.posting_id = any(:ids)`,
);
const TEXTS = statement(
  'ledger_transfer.texts',
  `select t.posting_id as "postingId", ${TRANSFER_TEXT} as text from ledger_transfer t
   where ${wall('t', 'ledger_transfer')} and t.posting_id = any(:ids) order by t.posting_id, t.line`,
);
const WAITING = statement(
  'ledger_seal.vendors_waiting',
  `select h.vendor_id as "vendorId" from outbox_head h where exists (
     select 1 from outbox o where o.vendor_id = h.vendor_id and o.topic = 'posting' and o.seq > coalesce(
       (select s.through_seq from ledger_seal s where s.vendor_id = h.vendor_id order by s.number desc limit 1), 0))
   order by h.vendor_id`,
);
const SEALED = statement(
  'ledger_seal.vendors_sealed',
  'select distinct s.vendor_id as "vendorId" from ledger_seal s order by s.vendor_id',
);
const RELAYED = statement('ledger_seal.vendors_relayed', 'select h.vendor_id as "vendorId" from outbox_head h');
const FIRST_UNSEALED = statement(
  'ledger_seal.first_unsealed',
  `select min(o.seq) as seq from outbox o
   where ${wall('o', 'outbox')} and o.topic = 'posting' and o.seq <= :through and o.seq > coalesce(
     (select s.through_seq from ledger_seal s where ${wall('s', 'ledger_seal')} order by s.number desc limit 1), 0)`,
);

/** The end of a vendor's chain. */
export const lastSeal = (scope: Scope): Promise<SealRow | undefined> => scope.one<SealRow>(LAST);

/** Some seals of a vendor in their order, beginning with a number. */
export const sealsFrom = (scope: Scope, number: bigint): Promise<SealRow[]> => scope.rows<SealRow>(FROM, { number });

/** The next announcements of postings, in the order of the relay. */
export const unsealedPostings = (scope: Scope, after: bigint, batch: number) =>
  scope.rows<Omit<ListedPosting, 'leaves'>>(UNSEALED, { after, batch });

/** Which of these postings stand in a seal already. */
export const listedAlready = async (scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await scope.rows<{ id: string }>(LISTED, { ids })).map(({ id }) => id));

/** The transfers of postings as they are hashed, each posting's in its own order. */
export const transferTexts = (scope: Scope, ids: readonly string[]) =>
  scope.rows<{ readonly postingId: string; readonly text: string }>(TEXTS, { ids });

/** Adds a seal and its list; false where another sealer has taken the number. */
export async function addSeal(
  scope: Scope,
  seal: Row<LedgerSeal>,
  postings: readonly ListedPosting[],
): Promise<boolean> {
  if ((await takeRows(scope, LedgerSeal, [seal])) === 0) return false;
  const { vendorId, number } = seal;
  const taken = await takeRows(
    scope,
    LedgerSealedPosting,
    postings.map(({ seq, postingId, leaves }) => ({
      ...{ vendorId, seq, sealNumber: number, postingId, leaves: Buffer.from(leaves, 'hex') },
    })),
  );
  if (taken !== postings.length) throw new Error(`seal ${number}: a posting stands in another seal already`);
  return true;
}

/** The vendors with something to seal, asked by the relay across all of them. */
export const vendorsWaiting = async (scope: Scope): Promise<string[]> =>
  (await scope.rows<{ vendorId: string }>(WAITING)).map(({ vendorId }) => vendorId);

/** The vendors that have a chain. */
export const vendorsSealed = async (scope: Scope): Promise<string[]> =>
  (await scope.rows<{ vendorId: string }>(SEALED)).map(({ vendorId }) => vendorId);

/** The vendors that have announced anything. */
export const vendorsRelayed = async (scope: Scope): Promise<string[]> =>
  (await scope.rows<{ vendorId: string }>(RELAYED)).map(({ vendorId }) => vendorId);

/** The first announcement of a posting up to a number that is in no seal; null where all are sealed. */
export const firstUnsealed = async (scope: Scope, through: bigint): Promise<bigint | null> =>
  (await scope.one<{ seq: bigint | null }>(FIRST_UNSEALED, { through }))?.seq ?? null;

import type { Database } from '../database';
import { statement } from '../statement';
import { lockHead, relayAuthority } from './sequence';

/** How far a vendor's announcements may be forgotten; seals will answer with what they cover. */
export type MayPrune = (vendorId: string, through: bigint) => Promise<bigint>;

/** How long a client may be away and still resume without a gap. */
const RETENTION = `interval '7 days'`;
/** Rows forgotten in one transaction. */
const CHUNK = 5_000n;

const DUE = statement(
  'outbox.vendors_with_old',
  `select h.vendor_id as "vendorId" from outbox_head h
   join outbox o on o.vendor_id = h.vendor_id and o.seq = h.pruned_through + 1
   where o.at < :now::timestamptz - ${RETENTION} order by h.vendor_id`,
);

const KEPT = statement(
  'outbox.first_kept',
  `select min(o.seq) as seq from outbox o
   where o.vendor_id = :vendor and o.seq > :after and o.seq <= :through and o.at >= :now::timestamptz - ${RETENTION}`,
);

const PRUNE = statement(
  'outbox.prune',
  `with gone as (delete from outbox o where o.vendor_id = :vendor and o.seq > :after and o.seq <= :through)
   update outbox_head h set pruned_through = :through where h.vendor_id = :vendor`,
);

/**
 * Forgets what was announced more than the retention ago, oldest numbers first and without a hole: `pruned_through` names exactly
 * the last number that is gone, in the same transaction.
 */
export async function prune(database: Database, now: string, mayPrune: MayPrune): Promise<void> {
  const scope = database.reading(relayAuthority(null));
  const due = await scope.rows<{ vendorId: string }>(DUE, { now }).finally(() => scope.close());
  for (const { vendorId } of due) while (await pruneChunk(database, vendorId, now, mayPrune));
}

/** True while the vendor may have more to forget. */
function pruneChunk(database: Database, vendorId: string, now: string, mayPrune: MayPrune): Promise<boolean> {
  return database.writing(relayAuthority(vendorId), async (scope) => {
    const head = await lockHead(scope, vendorId);
    const after = head.prunedThrough;
    const reach = least(head.seq, after + CHUNK);
    const first = await scope.one<{ seq: bigint | null }>(KEPT, { vendor: vendorId, after, through: reach, now });
    const old = first?.seq === null || first === undefined ? reach : first.seq - 1n;
    const through = old > after ? least(old, await mayPrune(vendorId, old)) : after;
    if (through <= after) return false;
    await scope.rows(PRUNE, { vendor: vendorId, after, through });
    return through === after + CHUNK;
  });
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

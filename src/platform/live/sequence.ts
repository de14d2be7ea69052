import type { Authority } from '../authority';
import type { Database } from '../database';
import type { Scope } from '../scope';
import { statement } from '../statement';
import type { WakeUp } from './wake-up';

/** What one vendor's turn brought. */
export interface Batch {
  readonly wakeUps: readonly WakeUp[];
  /** There may be more to number. */
  readonly isFull: boolean;
  /** The commit of an earlier attempt may have gone through unheard: its rows are numbered, but not among the wake-ups. */
  readonly isUncertain: boolean;
}

export interface Head {
  readonly seq: bigint;
  readonly prunedThrough: bigint;
}

const BATCH = 500;

const UNSENT = statement(
  'outbox.vendors_with_unsent',
  `select o.vendor_id as "vendorId" from outbox o where o.seq is null group by o.vendor_id order by min(o.at), o.vendor_id`,
);

const LOCK = statement(
  'outbox_head.lock',
  `insert into outbox_head as h (vendor_id, seq, pruned_through) values (:vendor, 0, 0)
   on conflict (vendor_id) do update set seq = h.seq returning h.seq, h.pruned_through as "prunedThrough"`,
);

const NUMBER = statement(
  'outbox.number',
  `with unsent as (
     select f.id, :head::bigint + row_number() over (order by f.at, f.id) as seq from (
       select o.id, o.at from outbox o where o.vendor_id = :vendor and o.seq is null order by o.at, o.id limit :batch
     ) f
   ), sent as (
     update outbox o set seq = u.seq from unsent u where o.vendor_id = :vendor and o.id = u.id and o.seq is null
     returning o.topic, o.subject_id, o.seq
   ), moved as (
     update outbox_head h set seq = :head::bigint + (select count(*) from sent) where h.vendor_id = :vendor
   )
   select s.topic, s.subject_id as "subjectId", max(s.seq) as seq, count(*) as rows from sent s group by s.topic, s.subject_id`,
);

/** The relay's authority: it orders and prunes what every vendor announced, and reads nothing else. */
export const relayAuthority = (vendorId: string | null): Authority => ({
  reach: 'RELAY',
  role: 'RELAY',
  vendorId,
  partnerId: null,
  customerId: null,
  personId: null,
});

/** The vendors that have announced something the relay has not numbered yet, the longest waiting first. */
export async function vendorsWithUnsent(database: Database): Promise<string[]> {
  const scope = database.reading(relayAuthority(null));
  try {
    return (await scope.rows<{ vendorId: string }>(UNSENT)).map(({ vendorId }) => vendorId);
  } finally {
    await scope.close();
  }
}

/**
 * Gives the next consecutive numbers of one vendor to what it committed, in one transaction that holds the vendor's head:
 * a number is visible only together with all numbers before it, and two relays at once still make one sequence.
 */
export async function number(database: Database, vendorId: string): Promise<Batch> {
  let attempts = 0;
  const rows = await database.writing(relayAuthority(vendorId), async (scope) => {
    attempts += 1;
    const head = await lockHead(scope, vendorId);
    const parameters = { vendor: vendorId, head: head.seq, batch: BATCH };
    return scope.rows<{ topic: string; subjectId: string; seq: bigint; rows: bigint }>(NUMBER, parameters);
  });
  return {
    wakeUps: rows.map(({ topic, subjectId, seq }) => ({ vendorId, topic, subjectId, seq })),
    isFull: rows.reduce((sum, row) => sum + row.rows, 0n) >= BigInt(BATCH),
    isUncertain: attempts > 1,
  };
}

/** Holds a vendor's head until the end of the transaction; every change of a numbered row happens under it. */
export async function lockHead(scope: Scope, vendorId: string): Promise<Head> {
  const head = await scope.one<Head>(LOCK, { vendor: vendorId });
  if (head === undefined) throw new Error('the head of a vendor cannot be locked');
  return head;
}

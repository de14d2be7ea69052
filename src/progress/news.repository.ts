// The walls read the visibility that these declare.
import '../platform/outbox.entity';
import '../platform/outbox-head.entity';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';

/** One subject of one vendor, as the outbox names it. */
export interface Subject {
  readonly vendorId: string;
  readonly topic: string;
  readonly subjectId: string;
}

/** What the hat may see of a subject after a number, together with the vendor's numbers at the same moment. */
export interface News {
  readonly head: bigint;
  readonly prunedThrough: bigint;
  readonly seqs: readonly bigint[];
  /** There may be more than `seqs` up to `head`. */
  readonly isFull: boolean;
}

const PAGE = 100;

const newsAfter = (name: string, order: 'asc' | 'desc') =>
  statement(
    `outbox.${name}`,
    `select h.seq as head, h.pruned_through as "prunedThrough", n.seq
     from outbox_head h left join lateral (
       select o.seq from outbox o
       where o.vendor_id = h.vendor_id and o.topic = :topic and o.subject_id = :subject and o.seq > :after and ${wall('o', 'outbox')}
       order by o.seq ${order} limit :page
     ) n on true
     where ${wall('h', 'outbox_head')} order by n.seq`,
  );

const EACH = newsAfter('news_each', 'asc');
const NEWEST = newsAfter('news_newest', 'desc');

/** Reads one page of a subject's news in one statement, so that numbers and rows are of the same moment. */
export async function readNews(scope: Scope, subject: Subject, after: bigint, isNewestOnly: boolean): Promise<News> {
  const page = isNewestOnly ? 1 : PAGE;
  const { topic, subjectId } = subject;
  const rows = await scope.rows<{ head: bigint; prunedThrough: bigint; seq: bigint | null }>(
    isNewestOnly ? NEWEST : EACH,
    {
      topic,
      subject: subjectId,
      after,
      page,
    },
  );
  const [first] = rows;
  const seqs = rows.flatMap(({ seq }) => (seq === null ? [] : [seq]));
  return {
    head: first?.head ?? 0n,
    prunedThrough: first?.prunedThrough ?? 0n,
    seqs,
    isFull: !isNewestOnly && seqs.length === page,
  };
}

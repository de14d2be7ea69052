import type { Authority } from '../platform/authority';
import type { Database } from '../platform/database';
import { badUserInput } from '../platform/graphql/mask';
import type { Bus } from '../platform/live/bus';
import { cancellable } from '../platform/live/cancellable';
import { cursorOf, placeOf } from './cursor.rules';
import { type News, readNews } from './news.repository';
import { patiently } from './patiently';

/** No announcement has a greater number: reads the head alone. */
const BEYOND_ALL = 2n ** 63n - 1n;

export type LiveEvent =
  /** The subject changed: read it again. */
  | { readonly kind: 'CHANGED'; readonly cursor: string; readonly seq: bigint }
  /** What came after the cursor is no longer known: read everything again, then go on from here. */
  | { readonly kind: 'RESYNC'; readonly cursor: string };

export interface FollowDeps {
  readonly database: Database;
  readonly bus: Bus;
}

export interface FollowRequest {
  /** On whose behalf every pull reads. */
  readonly authority: Authority;
  readonly topic: string;
  readonly subjectId: string;
  readonly after?: string | null | undefined;
  /** For values of which only the newest matters: changes that piled up are one event. */
  readonly coalesce?: boolean;
}

/**
 * Follows one subject: every change once, in order, without a gap from the cursor on, or an explicit RESYNC. Each pull
 * reads one page under the subscriber's own authority in a scope of its own, so a consumer that stalls costs nothing.
 */
export function follow(
  deps: FollowDeps,
  request: FollowRequest,
  signal?: AbortSignal,
): AsyncGenerator<LiveEvent, void, void> {
  const start = startOf(request);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  signal?.addEventListener('abort', stop);
  stopping.signal.addEventListener('abort', () => signal?.removeEventListener('abort', stop), { once: true });
  if (signal?.aborted) stop();
  return cancellable(changes(deps, request, start, stopping), stop);
}

interface Start {
  readonly vendorId: string;
  readonly after: bigint | null;
}

function startOf({ authority, after }: FollowRequest): Start {
  const { vendorId } = authority;
  if (vendorId === null) throw badUserInput('a live stream belongs to one vendor, and this role has none');
  if (after === null || after === undefined) return { vendorId, after: null };
  const place = placeOf(after);
  if (place === null) throw badUserInput('`after` is not a cursor of this API');
  if (place.vendorId !== vendorId) throw badUserInput('`after` is a cursor of another vendor');
  return { vendorId, after: place.seq };
}

async function* changes(
  { database, bus }: FollowDeps,
  { authority, topic, subjectId, coalesce = false }: FollowRequest,
  { vendorId, after }: Start,
  stopping: AbortController,
): AsyncGenerator<LiveEvent, void, void> {
  const { signal } = stopping;
  const subject = { vendorId, topic, subjectId };
  const pull = async (seq: bigint): Promise<News> => {
    const scope = database.reading(authority);
    return readNews(scope, subject, seq, coalesce).finally(() => scope.close());
  };
  // Set before the first read: what is announced between reading and waiting must ring.
  const alarm = bus.alarm(subject);
  signal.addEventListener('abort', () => alarm.stop(), { once: true });
  let position = after;
  try {
    while (!signal.aborted) {
      const from = position ?? BEYOND_ALL;
      const news = await patiently(() => pull(from), signal);
      if (signal.aborted) return;
      const cursor = cursorOf({ vendorId, seq: news.head });
      const isLost = position !== null && (position < news.prunedThrough || position > news.head);
      if (position === null) yield { kind: 'CHANGED', cursor, seq: news.head };
      else if (isLost) yield { kind: 'RESYNC', cursor };
      else for (const seq of news.seqs) yield { kind: 'CHANGED', cursor: cursorOf({ vendorId, seq }), seq };
      const isMore = news.isFull && !isLost;
      position = isMore ? (news.seqs.at(-1) ?? news.head) : news.head;
      if (!isMore) await alarm.wait(position);
    }
  } finally {
    stopping.abort();
  }
}

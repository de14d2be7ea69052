/** Says that a subject has news up to a sequence number; never what the news is. */
export interface WakeUp {
  readonly vendorId: string;
  readonly topic: string;
  readonly subjectId: string;
  readonly seq: bigint;
}

/** What processes tell each other over NOTIFY. */
export type Message =
  /** Something was committed: the leader should look. */
  | { readonly kind: 'POKE' }
  /** The leadership is free. */
  | { readonly kind: 'LEAD' }
  /** Wake-ups may have been lost: everybody looks. */
  | { readonly kind: 'ALL' }
  | { readonly kind: 'NEWS'; readonly wakeUps: readonly WakeUp[] };

export const POKE = 'poke';
export const LEAD = 'lead';
export const ALL = 'all';

/** PostgreSQL refuses a NOTIFY payload of 8,000 bytes. */
const BYTES_MAX = 7_000;

/** Packs wake-ups into as few payloads as fit, each within what NOTIFY takes. */
export function messagesOf(wakeUps: readonly WakeUp[]): string[] {
  const messages: string[] = [];
  let lines: string[] = [];
  let bytes = 0;
  for (const { vendorId, topic, subjectId, seq } of wakeUps) {
    const line = JSON.stringify([vendorId, topic, subjectId, `${seq}`]);
    const size = Buffer.byteLength(line) + 1;
    if (size > BYTES_MAX) return [ALL];
    if (bytes + size > BYTES_MAX) {
      messages.push(lines.join('\n'));
      lines = [];
      bytes = 0;
    }
    lines.push(line);
    bytes += size;
  }
  return lines.length === 0 ? messages : [...messages, lines.join('\n')];
}

/** Reads a payload; whatever cannot be read wakes everybody, because a wake-up too many harms nobody. */
export function readMessage(payload: string): Message {
  if (payload === POKE) return { kind: 'POKE' };
  if (payload === LEAD) return { kind: 'LEAD' };
  const wakeUps = payload.split('\n').map(readLine);
  return wakeUps.every((wakeUp) => wakeUp !== undefined) ? { kind: 'NEWS', wakeUps } : { kind: 'ALL' };
}

function readLine(line: string): WakeUp | undefined {
  const [vendorId, topic, subjectId, seq] = fieldsOf(line);
  if (typeof vendorId !== 'string' || typeof topic !== 'string' || typeof subjectId !== 'string') return undefined;
  return typeof seq === 'string' && /^\d{1,19}$/.test(seq)
    ? { vendorId, topic, subjectId, seq: BigInt(seq) }
    : undefined;
}

function fieldsOf(line: string): readonly unknown[] {
  try {
    const fields: unknown = JSON.parse(line);
    return Array.isArray(fields) ? fields : [];
  } catch {
    return [];
  }
}

import { hash } from 'node:crypto';

/** What the first seal of a chain follows. */
export const GENESIS = '0'.repeat(64);
const FORM = 'meed-seal-1';
/** Hex digits of the hash of one transfer. */
export const LEAF = 64;

/** What a seal says; its text is what is signed, and the hash of its text is what the next seal follows. */
export interface SealHeader {
  readonly vendorId: string;
  readonly number: bigint;
  readonly previousHash: string;
  readonly fromSeq: bigint;
  readonly throughSeq: bigint;
  readonly postings: bigint;
  readonly transfers: bigint;
  readonly contents: string;
  readonly members: string;
  readonly publicKey: string;
  /** Microseconds since 1970, UTC: exactly what the database keeps. */
  readonly sealedAtMicros: bigint;
}

/** A posting at its place in the order of its vendor, with the hashes of its transfers in hex, one after the other. */
export interface ListedPosting {
  readonly seq: bigint;
  readonly postingId: string;
  readonly leaves: string;
}

/** A posting as an entry of a list tells it, whether or not its place is a number any more. */
export type Entry = Omit<ListedPosting, 'seq'> & { readonly seq: string };

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The hash of one transfer, over its text as docs/ledger.md spells it. */
export const leafOf = (transferText: string): string => sha256(transferText);

/** The bytes that are signed. No field can hold the separator, so no two seals share a text. */
export const sealText = (seal: SealHeader): string =>
  [
    FORM,
    seal.vendorId,
    seal.number,
    seal.previousHash,
    seal.fromSeq,
    seal.throughSeq,
    seal.postings,
    seal.transfers,
    seal.contents,
    seal.members,
    seal.publicKey,
    seal.sealedAtMicros,
  ].join('|');

const SEAL_TEXT =
  /^meed-seal-1\|([0-9a-f-]{36})\|(\d{1,19})\|([0-9a-f]{64})\|(\d{1,19})\|(\d{1,19})\|(\d{1,19})\|(\d{1,19})\|([0-9a-f]{64})\|([0-9a-f]{64})\|([\w-]{43})\|(\d{1,19})$/;

/** Reads the text of a seal; null for what is none. */
export function readSealText(text: string): SealHeader | null {
  const found = SEAL_TEXT.exec(text);
  if (found === null) return null;
  const [, vendorId = '', number = '', previousHash = '', from = '', through = '', postings = '', transfers = ''] =
    found;
  const [contents = '', members = '', publicKey = '', at = ''] = found.slice(8);
  return {
    ...{ vendorId, number: BigInt(number), previousHash, fromSeq: BigInt(from), throughSeq: BigInt(through) },
    ...{ postings: BigInt(postings), transfers: BigInt(transfers), contents, members, publicKey },
    sealedAtMicros: BigInt(at),
  };
}

/** The entry of a posting in the list of its seal: the text that is hashed. */
export const entryOf = ({ seq, postingId, leaves }: ListedPosting | Entry): string => `${seq}|${postingId}|${leaves}`;

/** What an entry says. */
export function readEntry(entry: string): Entry {
  const [seq = '', postingId = '', leaves = ''] = entry.split('|');
  return { seq, postingId, leaves };
}

/** The hash over entries in their order. */
export const contentsOf = (entries: readonly string[]): string => sha256(entries.map((entry) => `${entry}\n`).join(''));

/** The exclusive or of the postings' hashes: the same in whatever order they stand. */
export const membersOf = (entries: readonly string[]): string =>
  entries.reduce((sum, entry) => exclusiveOr(sum, memberOf(entry)), GENESIS);

/** The hash of a posting, wherever it stands. */
export const memberOf = (entry: string): string => sha256(entry.slice(entry.indexOf('|') + 1));

/** Adds up hashes so that order does not matter and the same one twice is none. */
export const exclusiveOr = (a: string, b: string): string =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(16).padStart(64, '0');

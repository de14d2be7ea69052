import type { AccountKey } from '../account.rules';
import type { SealHeader } from '../seals/canonical.rules';

/** A transfer as it is found: the text that was hashed when it was sealed, and its place in its posting. */
export interface FoundTransfer {
  readonly line: number;
  readonly text: string;
}

/** A posting as a seal lists it, with the transfers that are there now. */
export interface FoundPosting {
  /** Its entry in the list, as it is hashed. */
  readonly entry: string;
  readonly transfers: readonly FoundTransfer[];
}

export type StoredSeal = SealHeader & { readonly hash: string; readonly signature: string };

/** A seal and the postings that are listed under its number; null where only the list is left. */
export interface FoundSeal {
  readonly number: bigint;
  readonly seal: StoredSeal | null;
  readonly postings: readonly FoundPosting[];
}

/** A transfer that no seal lists. */
export interface LooseTransfer extends FoundTransfer {
  readonly postingId: string;
  /** Its posting waits for its seal; what was never announced was never booked. */
  readonly isAnnounced: boolean;
}

/** An announced posting that no seal lists and that has no transfers. */
export interface LostPosting {
  readonly postingId: string;
  readonly seq: bigint | null;
}

/** One account's sum as the product shows it, which need not be a number once somebody has changed the table. */
export interface Net {
  readonly id: string;
  readonly net: string;
}

export type FoundAccount = AccountKey & { readonly id: string };

/**
 * The ledger of one vendor as a verifier reads it, from a database or from an export: each part once, in this order, as a
 * stream.
 */
export interface LedgerImage {
  readonly vendorId: string;
  readonly reference: string;
  accounts(): AsyncIterable<FoundAccount>;
  loose(): AsyncIterable<LooseTransfer>;
  lost(): AsyncIterable<LostPosting>;
  seals(): AsyncIterable<FoundSeal>;
  nets(): AsyncIterable<Net>;
}

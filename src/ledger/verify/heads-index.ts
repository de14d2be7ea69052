import { isSigned } from '../../platform/signing-key';
import { GENESIS, readSealText, type SealHeader, sha256 } from '../seals/canonical.rules';
import { readHead } from '../seals/heads-file';
import { LinesBetween } from '../seals/lines-between';
import type { Findings } from './finding.rules';

/** What the heads file witnesses of one vendor; it grows with the seals, not with what they cover. */
export interface VendorHeads {
  readonly last: SealHeader;
  /** By number, beginning with 1. */
  readonly hashes: readonly string[];
}

/** The heads file, read and checked in itself: every line signed, every vendor's a chain without a hole. */
export class HeadsIndex {
  readonly keys = new Set<string>();
  private readonly vendors = new Map<string, VendorHeads & { hashes: string[]; last: SealHeader }>();

  static async read(file: string, findings: Findings): Promise<HeadsIndex> {
    const index = new HeadsIndex();
    let number = 0;
    for await (const line of new LinesBetween(file)) {
      number += 1;
      const fault = index.take(line);
      if (fault !== null)
        findings.add('CHANGED_HEADS', fault.vendorId, `line ${number} of the heads file ${fault.words}`);
    }
    return index;
  }

  of(vendorId: string): VendorHeads | null {
    return this.vendors.get(vendorId) ?? null;
  }

  vendorIds(): string[] {
    return [...this.vendors.keys()];
  }

  /** Where a hash was witnessed; null for one that never was. */
  placeOf(hash: string): { readonly vendorId: string; readonly number: number } | null {
    for (const [vendorId, { hashes }] of this.vendors) {
      const place = hashes.indexOf(hash);
      if (place !== -1) return { vendorId, number: place + 1 };
    }
    return null;
  }

  /** Takes a line; the same head twice is one, because two processes may witness at once. */
  private take(line: string): { readonly vendorId: string; readonly words: string } | null {
    const head = readHead(line);
    const seal = readSealText(head?.seal ?? '');
    if (head === null || seal === null) return { vendorId: '', words: 'is no head' };
    const { vendorId, number, previousHash, publicKey } = seal;
    const known = this.vendors.get(vendorId);
    const hash = sha256(head.seal);
    if (known?.hashes[Number(number) - 1] === hash) return null;
    if (!isSigned(head.seal, publicKey, head.signature))
      return { vendorId, words: `(seal ${number}) is not signed by its key` };
    if (previousHash !== (known?.hashes.at(-1) ?? GENESIS))
      return { vendorId, words: `(seal ${number}) does not follow the line before it` };
    this.keys.add(publicKey);
    if (known === undefined) this.vendors.set(vendorId, { hashes: [hash], last: seal });
    else {
      known.hashes.push(hash);
      known.last = seal;
    }
    return null;
  }
}

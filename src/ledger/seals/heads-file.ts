import { mkdir, open, truncate } from 'node:fs/promises';
import path from 'node:path';
import { GENESIS, readSealText, type SealHeader, sealText, sha256 } from './canonical.rules';
import { LinesBetween } from './lines-between';

/** A seal as the heads file keeps it: the text that was signed, and the signature. */
export interface Head {
  readonly seal: string;
  readonly signature: string;
}

/** The last head of a vendor in the file. */
export interface LastHead {
  readonly number: bigint;
  readonly hash: string;
}

const NO_HEAD: LastHead = { number: 0n, hash: GENESIS };

/** The chain in the database is not the one that the file has witnessed; nothing is sealed on top of it. */
export class HeadsDisagree extends Error {}

/**
 * The file outside of the database that witnesses every seal: only appended to, flushed to the disk with each line, one
 * list without a hole per vendor. What another process appended is read before this one appends.
 */
export class HeadsFile {
  private readonly lasts = new Map<string, LastHead>();
  private read = 0;

  constructor(readonly file: string) {}

  /** Reads what is new in the file. */
  async refresh(): Promise<void> {
    const lines = new LinesBetween(this.file, this.read);
    for await (const line of lines) this.take(line);
    this.read = lines.end;
    if (lines.isTorn) await truncate(this.file, lines.end);
  }

  last(vendorId: string): LastHead {
    return this.lasts.get(vendorId) ?? NO_HEAD;
  }

  /** Appends seals that follow the last head; returns once they are on the disk. */
  async append(seals: readonly (SealHeader & { readonly signature: string })[]): Promise<void> {
    const heads = seals.map((seal) => ({ seal: sealText(seal), signature: seal.signature }));
    const text = heads.map((head) => `${JSON.stringify(head)}\n`).join('');
    await mkdir(path.dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a', 0o644);
    try {
      await handle.appendFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await this.refresh();
  }

  /** Remembers a line; what cannot be read is left to whoever verifies. */
  private take(line: string): void {
    const seal = readSealText(readHead(line)?.seal ?? '');
    if (seal === null || seal.number !== this.last(seal.vendorId).number + 1n) return;
    this.lasts.set(seal.vendorId, { number: seal.number, hash: sha256(sealText(seal)) });
  }
}

/** Reads one line of the file; null for what is no head. */
export function readHead(line: string): Head | null {
  try {
    const head: unknown = JSON.parse(line);
    const [seal, signature]: unknown[] = [Reflect.get(Object(head), 'seal'), Reflect.get(Object(head), 'signature')];
    return typeof seal === 'string' && typeof signature === 'string' ? { seal, signature } : null;
  } catch {
    return null;
  }
}

import { ACCOUNT_KINDS, type AccountKind } from '../account.rules';
import { entryOf, GENESIS, readSealText } from '../seals/canonical.rules';
import { LinesBetween } from '../seals/lines-between';
import { EXPORT_FORM, type ExportLine, ExportRefused } from './export-form.rules';
import type {
  FoundAccount,
  FoundPosting,
  FoundSeal,
  LedgerImage,
  LooseTransfer,
  LostPosting,
  Net,
  StoredSeal,
} from './image';

type Kind = 'ledger' | 'account' | 'loose' | 'lost' | 'seal' | 'posting' | 'net' | 'end';
type Line<Of extends Kind> = Extract<ExportLine, { readonly [Key in Of]: unknown }>;

/** The ledger in an export file, read once from its first line to its last. */
export class ExportImage implements LedgerImage {
  private number = 1;

  private constructor(
    private readonly lines: AsyncIterator<string>,
    private next: string | null,
    readonly vendorId: string,
    readonly reference: string,
  ) {}

  static async open(file: string): Promise<ExportImage> {
    const lines = new LinesBetween(file)[Symbol.asyncIterator]();
    const first = await lines.next();
    const head = first.done === true ? null : lineOf(first.value, 'ledger');
    if (head === null || head.ledger !== EXPORT_FORM) throw new ExportRefused(`${file} is not a ledger export`);
    const next = await lines.next();
    return new ExportImage(lines, next.done === true ? null : next.value, head.vendor, head.reference);
  }

  async *accounts(): AsyncGenerator<FoundAccount> {
    for await (const { account } of this.all('account')) {
      const [id, kind, currency, partnerId, agreementId] = account;
      yield { vendorId: this.vendorId, id, kind: kindOf(kind), currency, partnerId, agreementId };
    }
  }

  async *loose(): AsyncGenerator<LooseTransfer> {
    for await (const { loose } of this.all('loose')) {
      const [postingId, line, isAnnounced, text] = loose;
      yield { postingId, line, isAnnounced, text };
    }
  }

  async *lost(): AsyncGenerator<LostPosting> {
    for await (const { lost } of this.all('lost'))
      yield { postingId: lost[0], seq: lost[1] === null ? null : BigInt(lost[1]) };
  }

  async *seals(): AsyncGenerator<FoundSeal> {
    for (let line = await this.take('seal'); line !== null; line = await this.take('seal')) {
      const postings: FoundPosting[] = [];
      for await (const { posting, transfers } of this.all('posting')) {
        const [seq, postingId, leaves] = posting;
        const found = transfers.map(([place, text]) => ({ line: place, text }));
        postings.push({ entry: entryOf({ seq, postingId, leaves }), transfers: found });
      }
      yield { number: BigInt(line.seal[0]), seal: this.sealOf(line.seal), postings };
    }
  }

  async *nets(): AsyncGenerator<Net> {
    for await (const { net } of this.all('net')) yield { id: net[0], net: net[1] };
    const expected = this.number;
    const end = await this.take('end');
    if (end?.end !== expected) throw new ExportRefused(`the export is not whole: it breaks off after line ${expected}`);
  }

  /** A seal whose text cannot be one any more is still a seal, of which nothing fits. */
  private sealOf([number, text, hash, signature]: Line<'seal'>['seal']): StoredSeal | null {
    if (text === null) return null;
    const zero = { fromSeq: 0n, throughSeq: 0n, postings: 0n, transfers: 0n, sealedAtMicros: 0n, publicKey: '' };
    const none = { ...zero, vendorId: this.vendorId, previousHash: GENESIS, contents: '', members: GENESIS };
    const header = readSealText(text) ?? none;
    return { ...header, number: BigInt(number), hash: hash ?? '', signature: signature ?? '' };
  }

  private async *all<Of extends Kind>(kind: Of): AsyncGenerator<Line<Of>> {
    for (let line = await this.take(kind); line !== null; line = await this.take(kind)) yield line;
  }

  /** The next line, if it is of this kind. */
  private async take<Of extends Kind>(kind: Of): Promise<Line<Of> | null> {
    const line = this.next === null ? null : lineOf(this.next, kind);
    if (line === null) return null;
    const next = await this.lines.next();
    this.next = next.done === true ? null : next.value;
    this.number += 1;
    return line;
  }
}

function lineOf<Of extends Kind>(text: string, kind: Of): Line<Of> | null {
  if (!text.startsWith(`{"${kind}":`)) return null;
  try {
    return JSON.parse(text) as Line<Of>;
  } catch {
    throw new ExportRefused('the export holds a line that cannot be read');
  }
}

function kindOf(text: string): AccountKind {
  const kind = ACCOUNT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new ExportRefused(`the export names an account of kind ${text}, which is none`);
  return kind;
}

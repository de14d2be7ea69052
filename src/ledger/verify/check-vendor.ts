import { accountId } from '../account.rules';
import { meaningOf, readTransferText } from '../seals/transfer-text.rules';
import { ChainCheck, type Witness } from './check-chain.rules';
import { ListCheck } from './check-list.rules';
import { PostingsCheck } from './check-postings.rules';
import type { Findings } from './finding.rules';
import type { FoundAccount, FoundSeal, LedgerImage, LooseTransfer } from './image';
import { type Balance, Totals } from './totals';

/** What a verifier says of one vendor beside its findings. */
export interface VendorReport {
  readonly vendorId: string;
  readonly reference: string;
  readonly seals: number;
  readonly postings: number;
  readonly transfers: number;
  readonly unsealedPostings: number;
  readonly unsealedTransfers: number;
  /** Seals that the heads file has not witnessed; all of them where none is given. */
  readonly unwitnessed: number;
  readonly publicKeys: readonly string[];
  readonly balances: readonly Balance[];
}

/** Strangers remembered one by one, to be told from copies. */
const STRANGERS_MAX = 10_000;

/** Reads one vendor's ledger from end to end and names what is wrong with it. */
export class VendorCheck {
  private readonly chain: ChainCheck;
  private readonly lists: ListCheck;
  private readonly postings: PostingsCheck;
  private readonly totals: Totals;
  private readonly strangers: LooseTransfer[] = [];
  private readonly originals = new Map<string, string | null>();
  private readonly waiting = new Set<string>();
  private readonly keys = new Set<string>();
  private counts = { seals: 0, postings: 0, transfers: 0, unsealedTransfers: 0, unwitnessed: 0 };

  constructor(
    private readonly image: LedgerImage,
    private readonly witness: Witness,
    private readonly findings: Findings,
    private readonly otherVendors: readonly string[],
  ) {
    const { vendorId } = image;
    this.chain = new ChainCheck(vendorId, witness, findings);
    this.lists = new ListCheck(vendorId, findings);
    this.postings = new PostingsCheck(vendorId, findings);
    this.totals = new Totals(vendorId, findings);
  }

  async run(): Promise<VendorReport> {
    const { image } = this;
    for await (const account of image.accounts()) this.account(account);
    for await (const transfer of image.loose()) this.loose(transfer);
    const through = this.witness.throughSeq;
    for await (const { postingId, seq } of image.lost())
      if (seq === null || seq > through)
        this.findings.add('DELETED', image.vendorId, `posting ${postingId}, announced and not sealed yet, is gone`, {
          postingId,
        });
    for await (const seal of image.seals()) this.seal(seal);
    this.chain.end();
    this.lists.end();
    this.postings.end();
    this.tellStrangers();
    for await (const net of image.nets()) this.totals.shown(net);
    return this.report();
  }

  private account(account: FoundAccount): void {
    this.totals.account(account);
    if (accountId(account) === account.id) return;
    const owner = this.otherVendors.find((vendorId) => accountId({ ...account, vendorId }) === account.id);
    const words = `account ${account.id} (${account.kind}, ${account.currency}) is not the one of its kind, currency, partner and agreement`;
    if (owner === undefined) this.findings.add('CHANGED_ACCOUNT', this.image.vendorId, words);
    else this.findings.add('SWAPPED_VENDORS', this.image.vendorId, `account ${account.id} is vendor ${owner}'s`);
  }

  private loose(transfer: LooseTransfer): void {
    this.totals.add(transfer.text, !transfer.isAnnounced);
    if (transfer.isAnnounced) {
      this.waiting.add(transfer.postingId);
      this.counts.unsealedTransfers += 1;
      return;
    }
    if (this.strangers.length < STRANGERS_MAX) this.strangers.push(transfer);
    this.originals.set(meaningOf(transfer.text), null);
  }

  private seal({ number, seal, postings }: FoundSeal): void {
    const verdict = this.chain.next(number, seal);
    if (seal !== null) {
      this.counts.seals += 1;
      this.keys.add(seal.publicKey);
      if (this.witness.hashOf(number) === undefined) this.counts.unwitnessed += 1;
    }
    const isListTrue = seal === null || verdict !== 'TRUE' || this.list(seal, postings);
    this.counts.postings += postings.length;
    for (const posting of postings) {
      if (isListTrue && verdict !== 'FOREIGN') this.postings.next(number, posting);
      for (const { text } of posting.transfers) this.sealed(text);
    }
  }

  private list(seal: NonNullable<FoundSeal['seal']>, postings: FoundSeal['postings']): boolean {
    if (postings.length > 0 || seal.postings === 0n) return this.lists.next(seal, postings);
    this.postings.missing(seal.number, seal.postings);
    return true;
  }

  private sealed(text: string): void {
    this.counts.transfers += 1;
    this.totals.add(text);
    if (this.originals.size === 0) return;
    const meaning = meaningOf(text);
    if (this.originals.has(meaning)) this.originals.set(meaning, readTransferText(text)?.id ?? null);
  }

  /** What no seal lists and nothing announced; where seals are gone it may be what they listed. */
  private tellStrangers(): void {
    if (this.chain.isCut) return;
    for (const { postingId, text } of this.strangers) {
      const transferId = readTransferText(text)?.id ?? null;
      const original = this.originals.get(meaningOf(text)) ?? null;
      const place = { postingId, transferId, postings: [postingId] };
      if (original === null)
        this.findings.add(
          'INSERTED',
          this.image.vendorId,
          `transfer ${transferId} of posting ${postingId} was never announced`,
          place,
        );
      else
        this.findings.add(
          'DUPLICATED',
          this.image.vendorId,
          `transfer ${transferId} of posting ${postingId} is a copy of transfer ${original}`,
          place,
        );
    }
  }

  private report(): VendorReport {
    const { vendorId, reference } = this.image;
    const unsealedPostings = this.waiting.size;
    return {
      vendorId,
      reference,
      ...this.counts,
      unsealedPostings,
      publicKeys: [...this.keys],
      balances: this.totals.end(),
    };
  }
}

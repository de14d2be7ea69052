import type { Scope } from '../../platform/scope';
import type {
  FoundAccount,
  FoundPosting,
  FoundSeal,
  FoundTransfer,
  LedgerImage,
  LooseTransfer,
  LostPosting,
  Net,
  StoredSeal,
} from './image';
import {
  ACCOUNTS,
  blocks,
  LISTED,
  type ListedRow,
  LOOSE,
  LOST,
  rowsOf,
  SEALS,
  shownNets,
  WHOLE,
} from './image.repository';

/** The ledger of the scope's vendor, all of it as it stood at one moment. */
export class DatabaseImage implements LedgerImage {
  constructor(
    private readonly scope: Scope,
    readonly vendorId: string,
    readonly reference: string,
  ) {}

  async *accounts(): AsyncGenerator<FoundAccount> {
    await this.scope.rows(WHOLE);
    yield* rowsOf<FoundAccount>(this.scope, ACCOUNTS);
  }

  loose(): AsyncIterable<LooseTransfer> {
    return rowsOf<LooseTransfer>(this.scope, LOOSE);
  }

  lost(): AsyncIterable<LostPosting> {
    return rowsOf<LostPosting>(this.scope, LOST);
  }

  async *nets(): AsyncGenerator<Net> {
    for (const { id, net } of await shownNets(this.scope)) yield { id, net: BigInt(net) };
  }

  /** Seals and lists side by side: either may lack what the other has. */
  async *seals(): AsyncGenerator<FoundSeal> {
    const seals = rowsOf<StoredSeal>(this.scope, SEALS);
    const lists = this.lists();
    let [seal, list] = [await seals.next(), await lists.next()];
    while (seal.done !== true || list.done !== true) {
      const number = least(
        seal.done === true ? null : seal.value.number,
        list.done === true ? null : list.value.number,
      );
      const ofSeal = seal.done !== true && seal.value.number === number ? seal.value : null;
      const ofList = list.done !== true && list.value.number === number ? list.value.postings : [];
      yield { number, seal: ofSeal, postings: ofList };
      if (ofSeal !== null) seal = await seals.next();
      if (ofList.length > 0) list = await lists.next();
    }
  }

  /** The postings of one number after the other. */
  private async *lists(): AsyncGenerator<{ number: bigint; postings: FoundPosting[] }> {
    let postings: FoundPosting[] = [];
    let current: string | null = null;
    for await (const rows of blocks<ListedRow>(this.scope, LISTED))
      for (const { number, entry, found } of rows) {
        if (current !== null && number !== current) {
          yield { number: BigInt(current), postings };
          postings = [];
        }
        current = number;
        postings.push({ entry, transfers: found === '' ? [] : found.split('\n').map(transferOf) });
      }
    if (current !== null) yield { number: BigInt(current), postings };
  }
}

function transferOf(found: string): FoundTransfer {
  const space = found.indexOf(' ');
  return { line: Number(found.slice(0, space)), text: found.slice(space + 1) };
}

const least = (a: bigint | null, b: bigint | null): bigint => (a === null || (b !== null && b < a) ? (b ?? 0n) : a);

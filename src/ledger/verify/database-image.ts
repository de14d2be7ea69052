import { randomSecret } from '../../platform/ports';
import type { Scope } from '../../platform/scope';
import { readEntry } from '../seals/canonical.rules';
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

/** Entries and transfers of a page: some hundred bytes each, and smaller pages would cost more look-ups. */
const PAGE = 3_000;

interface List {
  readonly number: bigint;
  readonly postings: FoundPosting[];
}

/** The ledger of the scope's vendor, all of it as it stood at one moment. */
export class DatabaseImage implements LedgerImage {
  constructor(
    private readonly scope: Scope,
    readonly vendorId: string,
    readonly reference: string,
    private readonly page = PAGE,
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
    yield* await shownNets(this.scope);
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

  /** The postings of one number after the other, whatever pages they came in. */
  private async *lists(): AsyncGenerator<List> {
    // Nobody can have written it into a text before.
    const between = `\n${randomSecret()}\n`;
    let [list, current]: [List | null, string] = [null, ''];
    for await (const rows of blocks<ListedRow>(this.scope, LISTED, { between, page: this.page }))
      for (const row of rows)
        for (const { number, posting } of postingsOf(row, between)) {
          if (list === null || number !== current) {
            if (list !== null) yield list;
            list = { number: BigInt(number), postings: [] };
            current = number;
          }
          list.postings.push(posting);
        }
    if (list !== null) yield list;
  }
}

/** The postings of a page, each with the number of the seal that lists it. */
function postingsOf({ entries, found }: ListedRow, between: string): { number: string; posting: FoundPosting }[] {
  const transfers = byPosting(found === '' ? [] : found.split(between));
  return entries.split('\n').map((line) => {
    const start = line.indexOf('|') + 1;
    const entry = line.slice(start);
    const posting = { entry, transfers: transfers.get(readEntry(entry).postingId) ?? [] };
    return { number: line.slice(0, start - 1), posting };
  });
}

const UUID = 36;

/** Transfers by their posting, from texts of a place and what is hashed, those of one posting side by side. */
function byPosting(found: readonly string[]): ReadonlyMap<string, readonly FoundTransfer[]> {
  const postings = new Map<string, FoundTransfer[]>();
  let current: FoundTransfer[] = [];
  let postingId = '';
  for (const placed of found) {
    const start = placed.indexOf('|') + 1;
    const text = placed.slice(start);
    const owner = text.slice(UUID + 1, UUID + 1 + UUID);
    if (owner !== postingId) {
      postingId = owner;
      current = [];
      postings.set(postingId, current);
    }
    current.push({ line: Number(placed.slice(0, start - 1)), text });
  }
  return postings;
}

const least = (a: bigint | null, b: bigint | null): bigint => (a === null || (b !== null && b < a) ? (b ?? 0n) : a);

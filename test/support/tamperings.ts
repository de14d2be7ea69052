import { Client } from 'pg';
import { contentsOf, entryOf, leafOf, membersOf, sealText, sha256 } from '../../src/ledger/seals/canonical.rules';
import { type SealRow, sealsFrom } from '../../src/ledger/seals/seal.repository';
import { TRANSFER_TEXT } from '../../src/ledger/seals/transfer-text.rules';
import type { Tampering } from '../../src/ledger/verify/finding.rules';
import { systemIds } from '../../src/platform/ports';
import type { Signer } from '../../src/platform/signing-key';
import type { Books } from './posting-books';

/** The victim: a vendor with three seals over four postings each, another one like it, and who may do everything. */
export interface Crime {
  readonly admin: Client;
  readonly books: Books;
  readonly rival: Books;
  readonly postings: readonly string[];
  readonly rivalPostings: readonly string[];
  readonly signer: Signer;
}

export interface Act {
  readonly what: string;
  readonly kind: Tampering;
  readonly commit: (crime: Crime) => Promise<void>;
}

const act = (kind: Tampering, what: string, commit: Act['commit']): Act => ({ kind, what, commit });

/** Runs statements of the victim; `$1` is its id, and no foreign key is in the way. */
const sql =
  (...statements: readonly ((crime: Crime) => string)[]): Act['commit'] =>
  async (crime) => {
    await crime.admin.query('set session_replication_role = replica');
    for (const statement of statements) {
      const text = statement(crime);
      await crime.admin.query(text, text.includes('$1') ? [crime.books.vendorId] : []);
    }
  };

const SEALED = ['ledger_transfer', 'ledger_sealed_posting', 'ledger_seal'] as const;
const ofSeal = (number: number): string =>
  `select posting_id from ledger_sealed_posting where vendor_id = $1 and seal_number = ${number}`;

/** A seal is gone, and everything that stood under it. */
const cut = (number: number): Act['commit'] =>
  sql(
    () => `delete from outbox where vendor_id = $1 and subject_id in (${ofSeal(number)})`,
    () => `delete from ledger_transfer where vendor_id = $1 and posting_id in (${ofSeal(number)})`,
    () => `delete from ledger_sealed_posting where vendor_id = $1 and seal_number = ${number}`,
    () => `delete from ledger_seal where vendor_id = $1 and number = ${number}`,
  );

/** Two postings of the list change places. */
const exchange =
  (a: number, b: number): Act['commit'] =>
  async ({ admin, books, postings }) => {
    const at = async (place: number) =>
      (
        await admin.query<{ seal_number: string; seq: string }>(
          'select seal_number, seq from ledger_sealed_posting where vendor_id = $1 and posting_id = $2',
          [books.vendorId, postings[place]],
        )
      ).rows[0];
    const [first, second] = [await at(a), await at(b)];
    const move = (place: number, seal: unknown, seq: unknown) =>
      admin.query(
        'update ledger_sealed_posting set seal_number = $3, seq = $4 where vendor_id = $1 and posting_id = $2',
        [books.vendorId, postings[place], seal, seq],
      );
    await move(a, first?.seal_number, -1);
    await move(b, first?.seal_number, first?.seq);
    await move(a, second?.seal_number, second?.seq);
  };

const COLUMNS = `line, debit_account_id, credit_account_id, amount, currency, partner_id, agreement_id, period_id, period_label,
  reason_kind, reason_id, booked_at`;

/** Inserts a transfer made of another one. */
const copy = (
  of: number,
  change: { posting?: string; line?: string; amount?: string; reason?: string },
): Act['commit'] =>
  sql(({ postings }) => {
    const values = COLUMNS.replace('line', change.line ?? 'line')
      .replace('amount', change.amount ?? 'amount')
      .replace('reason_id', change.reason ?? `'${systemIds.next()}'`);
    return `insert into ledger_transfer (vendor_id, id, posting_id, ${COLUMNS})
      select vendor_id, '${systemIds.next()}', ${change.posting ?? `'${systemIds.next()}'`}, ${values}
      from ledger_transfer where vendor_id = $1 and posting_id = '${postings[of]}' and line = 0`;
  });

/** Gives rows of both vendors to the other one. */
async function swapVendors({ admin, books, rival }: Crime, table: string, where = 'true'): Promise<void> {
  await admin.query('set session_replication_role = replica');
  const nobody = systemIds.next();
  const rounds = [
    [books.vendorId, nobody],
    [rival.vendorId, books.vendorId],
    [nobody, rival.vendorId],
  ];
  for (const [from, to] of rounds)
    await admin.query(`update ${table} set vendor_id = $2 where vendor_id = $1 and ${where}`, [from, to]);
}

async function textsOf({ admin, books }: Crime, postingId: string): Promise<string[]> {
  const { rows } = await admin.query<{ text: string }>(
    `select ${TRANSFER_TEXT} as text from ledger_transfer t where t.vendor_id = $1 and t.posting_id = $2 order by t.line`,
    [books.vendorId, postingId],
  );
  return rows.map(({ text }) => text);
}

const leavesOf = (texts: readonly string[]): Buffer => Buffer.from(texts.map(leafOf).join(''), 'hex');

/** Makes the list say what the transfers say now. */
async function adaptList(crime: Crime, postingId: string): Promise<void> {
  const leaves = leavesOf(await textsOf(crime, postingId));
  await crime.admin.query('update ledger_sealed_posting set leaves = $3 where vendor_id = $1 and posting_id = $2', [
    crime.books.vendorId,
    postingId,
    leaves,
  ]);
}

/** Changes an amount and makes every seal from there on anew, with a key: with the true one nothing inside can tell. */
export async function rewrite(crime: Crime, from: bigint, signer: Signer): Promise<void> {
  const { admin, books, postings } = crime;
  const victim = postings[4 * (Number(from) - 1)] ?? '';
  await raise(victim)(crime);
  await adaptList(crime, victim);
  const scope = books.database.reading(books.authority);
  const seals = await sealsFrom(scope, 1n).finally(() => scope.close());
  let previous: Pick<SealRow, 'hash'> | undefined = seals[Number(from) - 2];
  for (const seal of seals.slice(Number(from) - 1)) {
    const { rows } = await admin.query<{ seq: string; posting_id: string; leaves: Buffer }>(
      'select seq, posting_id, leaves from ledger_sealed_posting where vendor_id = $1 and seal_number = $2 order by seq',
      [books.vendorId, `${seal.number}`],
    );
    const list = rows.map(({ seq, posting_id, leaves }) =>
      entryOf({ seq, postingId: posting_id, leaves: leaves.toString('hex') }),
    );
    const contents = { contents: contentsOf(list), members: membersOf(list) };
    const made = {
      ...seal,
      ...contents,
      previousHash: previous?.hash ?? seal.previousHash,
      publicKey: signer.publicKey,
    };
    const text = sealText(made);
    previous = { hash: sha256(text) };
    await admin.query(
      `update ledger_seal set contents = $3, members = $4, previous_hash = $5, public_key = $6, hash = $7, signature = $8
       where vendor_id = $1 and number = $2`,
      [
        ...[books.vendorId, `${seal.number}`, made.contents, made.members, made.previousHash, made.publicKey],
        ...[previous.hash, signer.sign(text)],
      ],
    );
  }
}

const raise = (postingId: string): Act['commit'] =>
  sql(
    () =>
      `update ledger_transfer set amount = amount + 1 where vendor_id = $1 and posting_id = '${postingId}' and line = 0`,
  );

/** The twelve kinds of tampering, each in the ways it can be done by the owner of the tables. */
export const ACTS: readonly Act[] = [
  act('UPDATED', 'an amount is raised', (crime) => raise(crime.postings[5] ?? '')(crime)),
  act(
    'UPDATED',
    'a booking is moved by a microsecond',
    sql(
      ({ postings }) => `update ledger_transfer
    set booked_at = booked_at + interval '1 microsecond' where vendor_id = $1 and posting_id = '${postings[5]}' and line = 1`,
    ),
  ),
  act('UPDATED', 'an amount is raised, and its entry in the list adapted', async (crime) => {
    await raise(crime.postings[5] ?? '')(crime);
    await adaptList(crime, crime.postings[5] ?? '');
  }),
  act(
    'DELETED',
    'a transfer is deleted',
    sql(
      ({ postings }) => `delete from ledger_transfer
    where vendor_id = $1 and posting_id = '${postings[5]}' and line = 1`,
    ),
  ),
  act(
    'DELETED',
    'a posting is deleted',
    sql(
      ({ postings }) => `delete from ledger_transfer
    where vendor_id = $1 and posting_id = '${postings[5]}'`,
    ),
  ),
  act(
    'DELETED',
    'a posting is deleted with its entry in the list',
    sql(
      ({ postings }) => `delete from ledger_transfer where vendor_id = $1 and posting_id = '${postings[5]}'`,
      ({ postings }) => `delete from ledger_sealed_posting where vendor_id = $1 and posting_id = '${postings[5]}'`,
      ({ postings }) => `delete from outbox where vendor_id = $1 and subject_id = '${postings[5]}'`,
    ),
  ),
  act('CUT_TAIL', 'the last seal is cut off with all under it', cut(3)),
  act(
    'CUT_TAIL',
    'the last postings are cut off, their seal left',
    sql(
      () => `delete from ledger_transfer
    where vendor_id = $1 and posting_id in (${ofSeal(3)})`,
    ),
  ),
  act('CUT_HEAD', 'the first seal is cut off with all under it', cut(1)),
  act(
    'CUT_HEAD',
    'the first postings are cut off, their seal left',
    sql(
      () => `delete from ledger_transfer
    where vendor_id = $1 and posting_id in (${ofSeal(1)})`,
    ),
  ),
  act('REORDERED', 'two postings of one seal change places', exchange(5, 6)),
  act('REORDERED', 'two postings of different seals change places', exchange(1, 6)),
  act(
    'REORDERED',
    'two transfers of a posting change places',
    sql(
      ({ postings }) =>
        `update ledger_transfer set line = line - 10 where vendor_id = $1 and posting_id = '${postings[5]}'`,
      ({ postings }) =>
        `update ledger_transfer set line = -9 - line where vendor_id = $1 and posting_id = '${postings[5]}'`,
    ),
  ),
  act(
    'REORDERED',
    'two seals change places',
    sql(
      () => 'update ledger_seal set number = -number where vendor_id = $1 and number in (2, 3)',
      () => 'update ledger_seal set number = 5 + number where vendor_id = $1 and number < 0',
    ),
  ),
  act(
    'CHANGED_SEAL',
    'a seal covers more than it did',
    sql(() => 'update ledger_seal set through_seq = through_seq + 1 where vendor_id = $1 and number = 2'),
  ),
  act(
    'CHANGED_SEAL',
    'a seal carries another signature',
    sql(
      () =>
        `update ledger_seal set signature = translate(signature, 'ABCD', 'BCDA') where vendor_id = $1 and number = 2`,
    ),
  ),
  act(
    'CHANGED_SEAL',
    'a list says something else of a transfer that is as it was',
    sql(
      ({ postings }) => `update ledger_sealed_posting
    set leaves = set_byte(leaves, 0, (get_byte(leaves, 0) + 1) % 256) where vendor_id = $1 and posting_id = '${postings[5]}'`,
    ),
  ),
  act('REWRITTEN', 'from the second seal on, with the key', (crime) => rewrite(crime, 2n, crime.signer)),
  act('REWRITTEN', 'from the first seal on, with the key', (crime) => rewrite(crime, 1n, crime.signer)),
  act('SWAPPED_VENDORS', 'two postings', async (crime) => {
    const ids = [crime.postings[5], crime.rivalPostings[5]].map((id) => `'${id}'`).join(', ');
    await swapVendors(crime, 'ledger_transfer', `posting_id in (${ids})`);
  }),
  act('SWAPPED_VENDORS', 'the seals', (crime) => swapVendors(crime, 'ledger_seal')),
  act('SWAPPED_VENDORS', 'everything', async (crime) => {
    for (const table of [...SEALED, 'ledger_account']) await swapVendors(crime, table);
  }),
  act('INSERTED', 'a posting that was never announced', copy(5, { amount: 'amount + 7' })),
  act(
    'INSERTED',
    'a transfer in a posting that is there',
    copy(5, { posting: 'posting_id', line: '9', amount: 'amount + 7', reason: 'reason_id' }),
  ),
  act('INSERTED', 'a posting between two of a seal', async (crime) => {
    const posting = systemIds.next();
    await copy(5, { posting: `'${posting}'`, amount: 'amount + 7' })(crime);
    const leaves = leavesOf(await textsOf(crime, posting));
    await crime.admin.query(
      `insert into ledger_sealed_posting (vendor_id, seq, seal_number, posting_id, leaves)
       select vendor_id, seq + 1, seal_number, $3, $4 from ledger_sealed_posting where vendor_id = $1 and posting_id = $2`,
      [crime.books.vendorId, crime.postings[5], posting, leaves],
    );
  }),
  act('DUPLICATED', 'a transfer under another reason', copy(5, {})),
  act(
    'DUPLICATED',
    'a transfer within its posting',
    copy(5, { posting: 'posting_id', line: '9', reason: 'reason_id' }),
  ),
  act(
    'CHANGED_ACCOUNT',
    'an account is given to another partner',
    sql(
      ({ books }) => `update ledger_account
    set partner_id = '${books.partnerIds[1]}' where vendor_id = $1 and kind = 'PARTNER_ACCRUED' and partner_id = '${books.partnerIds[0]}'`,
    ),
  ),
  act(
    'CHANGED_ACCOUNT',
    'an account is deleted',
    sql(() => `delete from ledger_account where vendor_id = $1 and kind = 'VENDOR_EXPENSE'`),
  ),
];

/** These leave nothing of any vendor, so they come last. */
export const TRUNCATIONS: readonly Act[] = [
  act(
    'TRUNCATED',
    'the transfers',
    sql(() => 'truncate ledger_transfer'),
  ),
  act(
    'TRUNCATED',
    'the transfers, the lists and the seals',
    sql(() => `truncate ${SEALED.join(', ')}`),
  ),
];

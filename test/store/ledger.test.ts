import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { type AccountKind, accountId, bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { balances, netsOfAccounts } from '../../src/ledger/balance.repository';
import { transfersFor } from '../../src/ledger/ledger.repository';
import { type Posted, post } from '../../src/ledger/post';
import { accountKey, type Posting, type Transfer } from '../../src/ledger/posting.rules';
import { Partner } from '../../src/partners/partner.entity';
import type { Authority } from '../../src/platform/authority';
import type { Database } from '../../src/platform/database';
import { systemIds } from '../../src/platform/ports';
import { statement } from '../../src/platform/statement';
import { insertRows } from '../../src/platform/table';
import { Unit } from '../../src/platform/unit';
import { Vendor } from '../../src/vendors/vendor.entity';
import { type TestDatabase, testDatabase } from '../support/database';

const NOW = '2026-03-31T22:00:00.000Z';
const POSTINGS = statement(
  'test.postings',
  `select o.subject_id as id, o.partner_id as "partnerId" from outbox o where o.topic = 'posting' order by o.id`,
);
const UPDATE = statement('test.update-transfer', `update ledger_transfer set amount = amount + 1 returning id`);
const DELETE = statement('test.delete-transfer', `delete from ledger_transfer returning id`);

let store: TestDatabase;
let vendorId: string;
let [lead, field] = ['', ''];
const agreementId = systemIds.next();
const periods = { march: systemIds.next(), april: systemIds.next() };

beforeAll(async () => {
  store = await testDatabase();
  vendorId = await newVendor();
  [lead, field] = await partnersOf(vendorId, 'lead', 'field');
});
afterAll(async () => {
  await store.drop();
});

async function newVendor(): Promise<string> {
  const id = systemIds.next();
  const vendor = {
    id,
    externalReference: id,
    name: 'Acme',
    timeZone: 'UTC',
    currency: 'EUR',
    isTest: true,
    createdAt: NOW,
  };
  await store.database.writing(authorityOf(systemHat(id)), (scope) => insertRows(scope, Vendor, [vendor]));
  return id;
}

async function partnersOf(vendor: string, ...names: string[]): Promise<[string, string]> {
  const rows = names.map((name) => ({
    vendorId: vendor,
    id: systemIds.next(),
    externalReference: name,
    name,
    partyId: null,
    stage: 'SELL',
    createdAt: NOW,
  }));
  await store.database.writing(authorityOf(systemHat(vendor)), (scope) => insertRows(scope, Partner, rows));
  return [rows[0]?.id ?? '', rows[1]?.id ?? ''];
}

const book = (posting: Posting, database: Database = store.database): Promise<Posted> =>
  database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    const unit = new Unit(scope, NOW, systemIds);
    const posted = await post(unit, posting);
    await unit.flush();
    return posted;
  });

const move = (debit: AccountKind, credit: AccountKind, amount: bigint, of: Partial<Transfer> = {}): Transfer => ({
  debit,
  credit,
  amount,
  currency: 'EUR',
  partnerId: lead,
  agreementId,
  periodId: periods.march,
  periodLabel: '2026-03',
  ...of,
});
const reason = (transfers: readonly Transfer[], reasonId = systemIds.next()): Posting => ({
  reasonKind: 'settlementRun',
  reasonId,
  transfers,
});

async function reading<Result>(
  authority: Authority,
  work: (scope: ReturnType<Database['reading']>) => Promise<Result>,
): Promise<Result> {
  const scope = store.database.reading(authority);
  try {
    return await work(scope);
  } finally {
    await scope.close();
  }
}
const asSystem = <Result>(work: (scope: ReturnType<Database['reading']>) => Promise<Result>) =>
  reading(authorityOf(systemHat(vendorId)), work);

describe('the ledger', () => {
  it('books a reason once, and says so when it comes again', async () => {
    const posting = reason([
      move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 8_500n),
      move('VENDOR_EXPENSE', 'PARTNER_HELD', 1_500n),
    ]);
    const first = await book(posting);
    expect(first.isNew).toBe(true);
    expect(await book(posting)).toEqual({ postingId: first.postingId, isNew: false });
    const booked = await asSystem((scope) => transfersFor(scope, [posting]));
    expect(booked.map(({ line, amount, postingId, bookedAt }) => ({ line, amount, postingId, bookedAt }))).toEqual([
      { line: 0, amount: 8_500n, postingId: first.postingId, bookedAt: NOW },
      { line: 1, amount: 1_500n, postingId: first.postingId, bookedAt: NOW },
    ]);
    const announced = await asSystem((scope) => scope.rows<{ id: string; partnerId: string | null }>(POSTINGS));
    expect(announced).toEqual([{ id: first.postingId, partnerId: null }]);
  });

  it.each([
    ['another amount', () => [move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 2n)]],
    [
      'more transfers',
      () => [move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 1n), move('VENDOR_EXPENSE', 'PARTNER_HELD', 1n)],
    ],
    ['another account', () => [move('VENDOR_EXPENSE', 'PARTNER_HELD', 1n)]],
    ['another period', () => [move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 1n, { periodId: periods.april })]],
  ])('stops where a reason comes again with %s, and books nothing of it', async (_, transfers) => {
    const posting = reason([move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 1n)]);
    await book(posting);
    await expect(book({ ...posting, transfers: transfers() })).rejects.toThrow('settlementRun');
    expect(await asSystem((scope) => transfersFor(scope, [posting]))).toHaveLength(1);
  });

  it('books a reason once for 20 callers over two pools, accounts that nobody had opened included', async () => {
    const another = await store.another();
    const of = { partnerId: field, agreementId: systemIds.next() };
    const posting = reason([
      move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 700n, of),
      move('VENDOR_EXPENSE', 'PARTNER_HELD', 300n, of),
    ]);
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, caller) => book(posting, caller % 2 === 0 ? store.database : another)),
    );
    expect(posted.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(posted.map(({ postingId }) => postingId)).size).toBe(1);
    const found = await asSystem((scope) => balances(scope, { agreementIds: [of.agreementId], partnerIds: [field] }));
    expect(bucketsOf(found)).toMatchObject({ accrued: 700n, held: 300n });
  });

  it('keeps currencies of 0, 2 and 3 digits apart, and sums each to zero', async () => {
    const of = { agreementId: systemIds.next() };
    await book(
      reason(
        ['JPY', 'EUR', 'KWD'].map((currency, index) =>
          move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 10n ** BigInt(index), { ...of, currency }),
        ),
      ),
    );
    const found = await asSystem((scope) => balances(scope, { agreementIds: [of.agreementId] }));
    expect(found.filter(({ kind }) => kind === 'PARTNER_ACCRUED').map(({ currency, net }) => [currency, net])).toEqual([
      ['EUR', 10n],
      ['JPY', 1n],
      ['KWD', 100n],
    ]);
    for (const currency of ['JPY', 'EUR', 'KWD'])
      expect(found.filter((one) => one.currency === currency).reduce((sum, { net }) => sum + net, 0n)).toBe(0n);
  });

  it('adds up: buckets of partners, agreements and periods are sums of transfers, and all accounts together are zero', async () => {
    const of = { agreementId: systemIds.next() };
    const april = { ...of, periodId: periods.april, periodLabel: '2026-04' };
    await book(
      reason([move('VENDOR_EXPENSE', 'PARTNER_ACCRUED', 900n, of), move('VENDOR_EXPENSE', 'PARTNER_HELD', 100n, of)]),
    );
    await book(
      reason([
        move('PARTNER_HELD', 'VENDOR_EXPENSE', 40n, april),
        move('PARTNER_RECEIVABLE', 'VENDOR_EXPENSE', 60n, april),
      ]),
    );
    const all = await asSystem((scope) => balances(scope, { agreementIds: [of.agreementId] }));
    const labelled = await asSystem((scope) => balances(scope, { partnerIds: [lead], periodLabels: ['2026-04'] }));
    expect(totalOf(bucketsOf(all))).toBe(900n);
    expect(bucketsOf(labelled)).toMatchObject({ accrued: 0n, held: -40n, receivable: 60n });
    const account = (kind: AccountKind) => accountId(accountKey(vendorId, kind, move(kind, 'EXTERNAL', 1n, of)));
    const ids = [
      account('PARTNER_ACCRUED'),
      account('PARTNER_HELD'),
      account('PARTNER_RECEIVABLE'),
      account('PARTNER_PAID'),
    ];
    const nets = await asSystem((scope) => netsOfAccounts(scope, ids));
    expect([...nets.values()]).toEqual([900n, 60n, -60n, 0n]);
    const everything = await asSystem((scope) => balances(scope, {}));
    const sums = new Map<string, bigint>();
    for (const { currency, net } of everything) sums.set(currency, (sums.get(currency) ?? 0n) + net);
    expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
  });

  it('lets nobody change or remove what was booked', async () => {
    for (const act of [UPDATE, DELETE])
      await expect(
        store.database.writing(authorityOf(systemHat(vendorId)), (scope) => scope.rows(act)),
      ).rejects.toThrow('permission denied');
  });

  it('shows a partner its own transfers and accounts, and nothing of another partner or vendor', async () => {
    const hat = {
      reach: 'PARTNER',
      role: 'PARTNER_VIEWER',
      vendorId,
      partnerId: field,
      customerId: null,
      personId: null,
    } as const;
    const own = await reading(hat, (scope) => balances(scope, {}));
    expect(new Set(own.map(({ partnerId }) => partnerId))).toEqual(new Set([field]));
    expect(own.some(({ kind }) => kind === 'VENDOR_EXPENSE')).toBe(false);
    const other = authorityOf(systemHat(await newVendor()));
    expect(await reading(other, (scope) => balances(scope, {}))).toEqual([]);
  });
});

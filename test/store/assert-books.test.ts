import { Client } from 'pg';
import { systemIds } from '../../src/platform/ports';
import { fundDeposit } from '../../src/pots/fund-deposit.command';
import { openDispute } from '../../src/statements/disputes/open-dispute.command';
import { resolveDispute } from '../../src/statements/disputes/resolve-dispute.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { Paying } from '../support/paying';
import { graduated, Settling } from '../support/settling';

/** The red twin of `faultsOfBooks`: faults that nothing but the owner of the database can plant are each found by name. */
let store: TestDatabase;
let acme: Settling;
let agreementId: string;
let outcomeId: string;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  agreementId = await acme.agreement(graduated());
  outcomeId = await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.settle(agreementId, '2026-01');
  const deposit = { agreementId: acme.id('agreement', agreementId), amount: '7', idempotencyKey: systemIds.next() };
  await acme.done(fundDeposit, deposit);
  expect(await faults()).toEqual([]);
});

const faults = () => acme.reading(faultsOfBooks);

/** Writes as a superuser, whom no policy stops. */
async function plant(sql: string): Promise<void> {
  const client = new Client({ connectionString: store.adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(sql, [acme.vendorId]);
    expect(rowCount).toBe(1);
  } finally {
    await client.end();
  }
}

const account = (kind: string) => `(select id from ledger_account where vendor_id = $1 and kind = '${kind}')`;

/** One more transfer of 99.00, with the place of one that is there. */
const transfer = (debit: string, credit: string) => `
  insert into ledger_transfer (vendor_id, id, posting_id, line, debit_account_id, credit_account_id, amount, currency,
    partner_id, agreement_id, period_id, period_label, reason_kind, reason_id, booked_at)
  select vendor_id, gen_random_uuid(), gen_random_uuid(), 0, ${debit}, ${credit}, 9900, currency,
    partner_id, agreement_id, period_id, period_label, 'statement', gen_random_uuid(), booked_at
  from ledger_transfer where vendor_id = $1 limit 1`;

it('a sum that is not balanced', async () => {
  const usd = `insert into ledger_account
    select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'currency', 'USD'))).*
    from ledger_account a where vendor_id = $1 and kind = 'VENDOR_EXPENSE' returning id`;
  await plant(`with usd as (${usd}) ${transfer(account('VENDOR_EXPENSE'), '(select id from usd)')}`);
  expect(await faults()).toEqual(expect.arrayContaining(['EUR is off by -9900', 'USD is off by 9900']));
});

it('a pot below zero', async () => {
  await plant(transfer(account('PARTNER_DEPOSIT'), account('VENDOR_EXPENSE')));
  expect(await faults()).toEqual(
    expect.arrayContaining(['PARTNER_DEPOSIT stands at -9200', 'DEPOSIT: held is negative']),
  );
});

it('a line without transfers', async () => {
  await plant(`
    insert into statement_line
    select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'revision', 9, 'amount', 100))).*
    from statement_line l where vendor_id = $1 limit 1`);
  expect(await faults()).toEqual(['a run has lines of 50100 EUR and booked 50000']);
});

describe('of a line that a dispute has taken a part of', () => {
  const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
  beforeEach(async () => {
    const [line] = await acme.lines(agreementId);
    const about = { statementLineId: acme.id('statementLine', line?.id ?? ''), amount: '300', reason: 'not due' };
    const { disputeId } = await acme.done(openDispute, keyed(about), { hat: acme.hat('PARTNER_ADMIN', 'lead') });
    const decision = { disputeId: acme.id('dispute', disputeId), resolution: 'ACCEPTED', reason: 'looked at' };
    await acme.done(resolveDispute, keyed(decision), { hat: acme.hat('FINANCE') });
    await new Paying(acme).reverse(outcomeId);
    await acme.settle(agreementId, '2026-01');
    expect(await faults()).toEqual([]);
  });
  const ofReversal = `reason_kind = 'settlementRun' and reason_id =
    (select run_id from statement_line where vendor_id = $1 and revision = 2)`;

  it('more that is taken back than the line had left', async () => {
    await plant(
      `update ledger_transfer set amount = amount + 100 where vendor_id = $1 and ${ofReversal}
         and debit_account_id = ${account('PARTNER_ACCRUED')} and credit_account_id = ${account('VENDOR_EXPENSE')}`,
    );
    expect(await faults()).toContain('lines of 0 EUR, less 0 that disputes took, are booked as -100');
  });

  it('less that is taken back than the dispute had left', async () => {
    await plant(
      `update ledger_transfer set amount = amount - 100 where vendor_id = $1 and ${ofReversal}
         and debit_account_id = ${account('PARTNER_ACCRUED')} and credit_account_id = ${account('VENDOR_EXPENSE')}`,
    );
    expect(await faults()).toEqual(
      expect.arrayContaining([
        'a run has lines of -50000 EUR and booked -19900, beside 30000 of disputes',
        'lines of 0 EUR, less 0 that disputes took, are booked as 100',
      ]),
    );
  });
});

it('a transfer of another currency than its account', async () => {
  await plant(
    `update ledger_transfer set currency = 'USD' where vendor_id = $1 and debit_account_id = ${account('EXTERNAL')}`,
  );
  expect(await faults()).toContain('PARTNER_DEPOSIT has transfers of another');
});

it('a call beyond the bond, of which the ledger knows nothing', async () => {
  await plant(`
    with bond as (
      insert into guarantee (vendor_id, id, agreement_id, partner_id, kind, amount, currency, issuer, reference, start_on,
        registered_at)
      select vendor_id, gen_random_uuid(), agreement_id, partner_id, 'BOND', 100, 'EUR', 'Bank', 'B-1', '2026-01-01', booked_at
      from ledger_transfer where vendor_id = $1 limit 1 returning *
    )
    insert into guarantee_movement (vendor_id, id, guarantee_id, partner_id, move, amount, currency, moved_at)
    select vendor_id, gen_random_uuid(), id, partner_id, 'CALL', 101, 'EUR', registered_at from bond`);
  expect(await faults()).toEqual(['a guarantee of 100 is called for 101', '1 movements of a guarantee are not booked']);
});

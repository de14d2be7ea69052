import { systemIds } from '../../src/platform/ports';
import type { ParkedSettlement } from '../../src/settlement/safety/parked-settlement.entity';
import { releaseSettlement } from '../../src/settlement/safety/release-settlement.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const perResult = (key: string, unit: string, payee: string) => ({
  key,
  pay: { rate: { measure: 'resolved', unit, whenNegative: 'OWE' } },
  split: [{ payee, share: '1' }],
});
const monthly = (key: string, amount: string, payee: string) => ({
  key,
  pay: { fixedFee: { amount, per: 'MONTH' } },
  split: [{ payee, share: '1' }],
});

/** An agreement of two partners whose January, of one result, is closed; `quantity` results came in February. */
async function shared(components: readonly object[], quantity: string): Promise<string> {
  const agreement = await acme.agreement(
    { currency: 'EUR', components },
    { payees: [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }] },
  );
  await acme.outcome('1', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await acme.outcome(quantity, '2026-02-20T10:00:00Z');
  return agreement;
}

const opposite = [perResult('earned', '1', 'partner'), perResult('owed', '-1', 'field')];
const warnings = async (hat = acme.hat('FINANCE')) =>
  (await acme.earnings('2026-02', 'lead', hat)).flatMap(({ estimate }) => estimate.problems.map(({ code }) => code));

async function release(parkedSettlementId: string): Promise<void> {
  const named = { parkedSettlementId: acme.id('parkedSettlement', parkedSettlementId), reason: 'it is right' };
  await acme.done(releaseSettlement, { ...named, idempotencyKey: systemIds.next() }, { hat: acme.hat('FINANCE') });
}

it('parks what one partner gets and another one owes, and names both', async () => {
  const agreement = await shared(opposite, '1000000');
  const { runId, parkedSettlementId } = await acme.settle(agreement, '2026-02');
  expect(runId).toBeNull();
  const [row] = await acme.all<ParkedSettlement>('parked_settlement');
  const [lead, field] = [acme.id('partner', acme.partners.lead), acme.id('partner', acme.partners.field)];
  expect(row).toMatchObject({ id: parkedSettlementId, computed: 0n, trailing: 200n });
  expect(row?.reason).toContain(`pay 1,000,000.00 EUR to ${lead}`);
  expect(row?.reason).toContain(`-1,000,000.00 EUR to ${field}`);
  await release(parkedSettlementId ?? '');
  expect(await acme.settle(agreement, '2026-02')).toMatchObject({ lineCount: 2, parkedSettlementId: null });
});

it('lets pass what is exactly at the bound', async () => {
  const agreement = await shared(opposite, '100');
  expect(await warnings()).toEqual([]);
  expect(await acme.settle(agreement, '2026-02')).toMatchObject({ lineCount: 2, parkedSettlementId: null });
});

it('warns one partner where the pay of another one is beyond the bound, until it is released or settled', async () => {
  const agreement = await shared([monthly('base', '1.00', 'partner'), perResult('each', '1', 'field')], '500');
  expect(await warnings()).toEqual(['SAFETY_BOUND']);
  const { parkedSettlementId } = await acme.settle(agreement, '2026-02');
  expect(await warnings()).toEqual(['SAFETY_BOUND']);
  await release(parkedSettlementId ?? '');
  expect(await warnings()).toEqual([]);
  expect(await acme.settle(agreement, '2026-02')).toMatchObject({ parkedSettlementId: null });
  expect(await warnings()).toEqual([]);
  await acme.outcome('500', '2026-02-21T10:00:00Z');
  expect(await warnings()).toEqual(['SAFETY_BOUND']);
  expect((await acme.settle(agreement, '2026-02')).runId).toBeNull();
});

it('warns where a correction of a closed period would be parked that changes nothing of the own pay', async () => {
  const agreement = await shared([monthly('base', '1.00', 'partner'), perResult('each', '1', 'field')], '1');
  await acme.close(agreement, '2026-02');
  await acme.outcome('500', '2026-01-21T10:00:00Z');
  const rows = await acme.earnings('2026-03', 'lead', acme.hat('FINANCE'));
  expect(rows.flatMap(({ estimate }) => estimate.problems.map(({ code }) => code))).toEqual(['SAFETY_BOUND']);
  expect((await acme.settle(agreement, '2026-01')).runId).toBeNull();
});

it('compares only its own pay for a partner, who does not see what the others were paid', async () => {
  await shared([perResult('each', '1', 'partner'), monthly('base', '1000.00', 'field')], '100');
  expect(await warnings(acme.hat('PARTNER_VIEWER', 'lead'))).toEqual([]);
  await acme.outcome('1', '2026-02-21T10:00:00Z');
  expect(await warnings(acme.hat('PARTNER_VIEWER', 'lead'))).toEqual(['SAFETY_BOUND']);
});

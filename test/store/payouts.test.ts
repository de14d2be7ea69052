import { parse } from 'csv-parse/sync';
import { perform } from '../../src/access/command';
import type { Role } from '../../src/access/hat.rules';
import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import { present } from '../../src/kernel/assert';
import { Refused } from '../../src/kernel/refusal';
import { acceptMembership } from '../../src/members/accept-invitation.command';
import { inviteMember } from '../../src/members/invite-member.command';
import { createPartner } from '../../src/partners/create-partner.command';
import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { cancelPayoutBatch } from '../../src/payouts/cancel-payout-batch.command';
import { confirmPayout } from '../../src/payouts/confirm-payout.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { failPayout } from '../../src/payouts/fail-payout.command';
import { batchById, type PayoutRow, payoutsOfBatch } from '../../src/payouts/payout.repository';
import { exportBatch } from '../../src/payouts/payout-csv';
import { asText } from '../../src/payouts/payout-csv.rules';
import { systemIds } from '../../src/platform/ports';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { graduated, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
});
afterAll(async () => {
  await store.drop();
});

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const create = (hat = acme.hat('FINANCE'), more: object = {}) =>
  acme.done(createPayoutBatch, keyed({ currency: 'EUR', ...more }), { hat });
const approve = (batchId: string, hat = acme.hat('FINANCE')) =>
  acme.done(approvePayoutBatch, keyed({ payoutBatchId: acme.id('payoutBatch', batchId) }), { hat });
const confirm = (payoutId: string, more: object = {}) =>
  acme.done(confirmPayout, keyed({ payoutId: acme.id('payout', payoutId), ...more }), { hat: acme.hat('FINANCE') });
const fail = (payoutId: string) =>
  acme.done(failPayout, keyed({ payoutId: acme.id('payout', payoutId), reason: 'no such account' }));
const payouts = (batchId: string): Promise<PayoutRow[]> => acme.reading((scope) => payoutsOfBatch(scope, batchId));
const batch = async (id: string) => (await acme.reading((scope) => batchById.batch(scope, [id]))).get(id);

/** A statement of 450.00 payable and 50.00 held. */
async function locked(label = '2026-01', agreement?: string): Promise<string> {
  const known = agreement ?? (await acme.agreement(graduated()));
  await acme.outcome('10', `${label}-20T10:00:00Z`);
  await acme.close(known, label);
  await paying.lock(paying.statement(label));
  return known;
}

it('what is payable goes out in a batch, and its statement is paid when it has arrived', async () => {
  await locked();
  const { payoutBatchId } = await create();
  expect(await paying.buckets()).toMatchObject({ payable: 45_000n, clearing: 0n });
  expect(await batch(payoutBatchId)).toMatchObject({ state: 'PENDING', approvedAt: null });
  expect(await codeOf(create())).toBe('INVALID_STATE');
  await approve(payoutBatchId);
  expect(await paying.buckets()).toMatchObject({ payable: 0n, clearing: 45_000n });
  const [payout] = await payouts(payoutBatchId);
  expect(payout).toMatchObject({ state: 'PROCESSING', amount: 45_000n, partnerId: acme.partners.lead });
  expect(await paying.row(paying.statement('2026-01'))).toMatchObject({ state: 'LOCKED' });
  await confirm(payout?.id ?? '', { reference: 'SEPA 1' });
  expect(await paying.buckets()).toMatchObject({ clearing: 0n, paid: 45_000n, held: 5_000n });
  expect(await paying.row(paying.statement('2026-01'))).toMatchObject({ state: 'PAID', paidAt: acme.clock.now() });
  expect(await batch(payoutBatchId)).toMatchObject({ state: 'COMPLETED' });
  expect(await paying.figures(paying.statement('2026-01'))).toMatchObject({ payable: 45_000n, paid: 45_000n });
  expect(await codeOf(confirm(payout?.id ?? ''))).toBe('INVALID_STATE');
  expect(await codeOf(fail(payout?.id ?? ''))).toBe('INVALID_STATE');
});

it('a currency that does not exist is refused as such, and one in which nothing waits is not', async () => {
  const refusals = (currency: string) =>
    create(acme.hat('FINANCE'), { currency }).catch((error: unknown) =>
      error instanceof Refused ? error.refusals : error,
    );
  expect(await refusals('XQX')).toMatchObject([{ code: 'UNKNOWN_CURRENCY', field: ['currency'] }]);
  expect(await refusals('USD')).toMatchObject([{ code: 'INVALID_STATE', field: ['currency'] }]);
});

it('a payout that fails is payable again, under its reason, and the next batch pays two statements at once', async () => {
  const agreement = await locked();
  const first = await create();
  await approve(first.payoutBatchId);
  const [failed] = await payouts(first.payoutBatchId);
  await fail(failed?.id ?? '');
  expect(await payouts(first.payoutBatchId)).toMatchObject([{ state: 'FAILED', reason: 'no such account' }]);
  expect(await batch(first.payoutBatchId)).toMatchObject({ state: 'COMPLETED' });
  expect(await paying.buckets()).toMatchObject({ payable: 45_000n, clearing: 0n, paid: 0n });

  await locked('2026-02', agreement);
  const second = await create();
  await approve(second.payoutBatchId);
  const [both] = await payouts(second.payoutBatchId);
  expect(both).toMatchObject({ amount: 90_000n });
  await confirm(both?.id ?? '');
  for (const label of ['2026-01', '2026-02'])
    expect(await paying.row(paying.statement(label))).toMatchObject({ state: 'PAID' });
  expect(await paying.buckets()).toMatchObject({ payable: 0n, clearing: 0n, paid: 90_000n });
});

it('a batch that is turned down books nothing, and what it gathered waits for the next', async () => {
  await locked();
  const { payoutBatchId } = await create();
  const named = { payoutBatchId: acme.id('payoutBatch', payoutBatchId), reason: 'wrong month' };
  await acme.done(cancelPayoutBatch, keyed(named), { hat: acme.hat('FINANCE') });
  expect(await payouts(payoutBatchId)).toMatchObject([{ state: 'CANCELED', reason: 'wrong month' }]);
  expect(await codeOf(approve(payoutBatchId))).toBe('INVALID_STATE');
  await approve((await create()).payoutBatchId);
  expect(await paying.buckets()).toMatchObject({ clearing: 45_000n });
});

it('the one who gathers a batch does not approve it, nor a machine, nor another role', async () => {
  await locked();
  const gatherer = acme.hat('FINANCE');
  const { payoutBatchId } = await create(gatherer);
  const roles: readonly Role[] = ['ADMIN', 'MANAGER', 'FINANCE', 'VERIFIER', 'AUDITOR', 'SYSTEM', 'GUEST', 'OPERATOR'];
  const sides: readonly Role[] = ['PARTNER_ADMIN', 'PARTNER_VIEWER', 'CUSTOMER_APPROVER'];
  const holes: string[] = [];
  for (const role of [...roles, ...sides])
    for (const personId of [gatherer.personId, systemIds.next()]) {
      if (personId !== gatherer.personId && ['ADMIN', 'FINANCE'].includes(role)) continue;
      const partner = role.startsWith('PARTNER') ? ('lead' as const) : undefined;
      const code = await codeOf(approve(payoutBatchId, { ...acme.hat(role, partner), personId }));
      if (code !== (['ADMIN', 'FINANCE'].includes(role) ? 'FOUR_EYES' : 'FORBIDDEN')) holes.push(`${role}: ${code}`);
    }
  expect(holes).toEqual([]);
});

it('nobody who belongs to the paid partner says whether a payout arrived, fills its pots or registers its bonds', async () => {
  const agreement = await locked();
  const of = { role: 'PARTNER_ADMIN', partnerId: acme.id('partner', acme.partners.lead) };
  const { invitationCode } = await acme.done(inviteMember, of);
  const both = acme.hat('FINANCE');
  const guest = { ...both, role: 'GUEST', vendorId: null } as const;
  await acme.done(acceptMembership, { invitationCode, displayName: 'Both' }, { hat: guest as never });
  const { payoutBatchId } = await create();
  await approve(payoutBatchId);
  const payoutId = acme.id('payout', (await payouts(payoutBatchId))[0]?.id ?? '');
  const agreementId = acme.id('agreement', agreement);
  const bond = { kind: 'BOND', currency: 'EUR', issuer: 'Bank', reference: 'B-1', startOn: '2026-01-01' };
  const refused = [
    codeOf(acme.done(failPayout, keyed({ payoutId, reason: 'it says so' }), { hat: both })),
    codeOf(acme.done(confirmPayout, keyed({ payoutId }), { hat: both })),
    codeOf(acme.done(fundEscrow, keyed({ agreementId, amount: '1', expiresOn: '2027-01-01' }), { hat: both })),
    codeOf(acme.done(registerGuarantee, keyed({ agreementId, amount: '1', ...bond }), { hat: both })),
  ];
  expect(await Promise.all(refused)).toEqual(['FOUR_EYES', 'FOUR_EYES', 'FOUR_EYES', 'FOUR_EYES']);
});

it('fifty who gather, approve and confirm at once pay once', async () => {
  await locked();
  const fifty = <Result>(attempt: (index: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: 50 }, (_, index) => attempt(index)));
  const outcomes = async (attempt: (index: number) => Promise<unknown>) => {
    const codes = await fifty((index) => codeOf(attempt(index)));
    return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
  };
  expect(await outcomes(() => create())).toEqual({ DONE: 1, INVALID_STATE: 49 });
  const [row] = await acme.all<{ readonly id: string }>('payout_batch');
  const batchId = row?.id ?? '';
  const hat = acme.hat('FINANCE');
  const input = { idempotencyKey: 'approve', payoutBatchId: acme.id('payoutBatch', batchId) };
  const approved = await fifty(() => perform(acme.house, hat, approvePayoutBatch, input));
  expect(approved.filter((one) => 'result' in one && !one.isReplayed)).toHaveLength(1);
  expect(approved.filter((one) => 'result' in one && one.isReplayed)).toHaveLength(49);
  expect(await paying.buckets()).toMatchObject({ payable: 0n, clearing: 45_000n });
  const [payout] = await payouts(batchId);
  const id = payout?.id ?? '';
  const settled = await outcomes((index) => (index % 2 === 0 ? confirm(id) : fail(id)));
  expect(settled).toEqual({ DONE: 1, INVALID_STATE: 49 });
  const { payable, clearing, paid } = await paying.buckets();
  expect([clearing, payable + paid]).toEqual([0n, 45_000n]);
});

it('the last two payouts of a batch, confirmed at once, complete it', async () => {
  await locked();
  const split = [
    { payee: 'partner', share: '0.5' },
    { payee: 'field', share: '0.5' },
  ];
  const shared = await acme.agreement(
    { ...graduated(), split },
    { payees: [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }], startOn: '2026-02-01' },
  );
  await acme.outcome('10', '2026-02-20T10:00:00Z');
  await acme.close(shared, '2026-02');
  await paying.lock(paying.statement('2026-02', 'field'));
  const { payoutBatchId } = await create();
  await approve(payoutBatchId);
  const two = await payouts(payoutBatchId);
  expect(two.map(({ amount }) => amount).sort()).toEqual([22_500n, 45_000n]);
  await Promise.all(two.map(({ id }) => confirm(id)));
  expect(await batch(payoutBatchId)).toMatchObject({ state: 'COMPLETED' });
  expect(await paying.row(paying.statement('2026-02', 'field'))).toMatchObject({ state: 'PAID' });
  expect(await paying.buckets('field')).toMatchObject({ paid: 22_500n });
});

describe('the export', () => {
  it('sums up to what the ledger booked, and no text of it begins a formula', async () => {
    const name = '=HYPERLINK("http://x","y")';
    const { partnerId } = await acme.done(createPartner, { externalReference: '+1', name });
    acme.partners.lead = partnerId;
    await locked();
    const { payoutBatchId } = await create();
    const exported = () =>
      acme.reading(async (scope) => {
        const batch = (await batchById.batch(scope, [payoutBatchId])).get(payoutBatchId);
        return exportBatch(scope, present(batch, 'the batch'));
      });
    expect(await exported()).toMatchObject({ csv: null, count: 1, total: 45_000n });
    await approve(payoutBatchId);
    const { csv, count, total } = await exported();
    const rows = parse(csv ?? '', { columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([
      { partner_reference: "'+1", partner_name: `'${name}`, currency: 'EUR', amount: '450.00', statements: '2026-01' },
    ]);
    const transfers = await acme.all<{
      readonly reasonKind: string;
      readonly reasonId: string;
      readonly amount: string;
    }>('ledger_transfer');
    const booked = transfers.filter(({ reasonId }) => reasonId === payoutBatchId);
    expect(booked.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(total);
    expect([count, total]).toEqual([rows.length, 45_000n]);
  });

  it.each([
    ['Acme', 'Acme'],
    ['Müller & Co. -1', 'Müller & Co. -1'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
  ])('writes %j as %j', (text, cell) => {
    expect(asText(text)).toBe(cell);
  });
});

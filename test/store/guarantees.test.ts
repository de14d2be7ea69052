import { findGuarantee } from '../../src/agreements/guarantees/guarantee.repository';
import { leftOf } from '../../src/agreements/guarantees/guarantee.rules';
import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { Refused } from '../../src/kernel/refusal';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { callGuarantee } from '../../src/pots/call-guarantee.command';
import { settleGuarantee } from '../../src/pots/settle-guarantee.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { type Plan, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase(20);
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

/** 1.00 for each result, once the demanded guarantees are there. */
const perResult = (guarantees: readonly object[] = []): Plan => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } }],
  guarantees,
});

let papers = 0;
async function registered(agreementId: string, amount: string, more: object = {}): Promise<string> {
  papers += 1;
  const paper = { kind: 'BOND', amount, currency: 'EUR', issuer: 'Bank', reference: `B-${papers}` };
  const of = { idempotencyKey: systemIds.next(), agreementId: acme.id('agreement', agreementId) };
  const input = { ...of, ...paper, startOn: '2026-01-01', expiresOn: '2027-01-01', ...more };
  return (await acme.done(registerGuarantee, input)).guaranteeId;
}
const of = (guaranteeId: string, amount: string) => ({
  guaranteeId: acme.id('guarantee', guaranteeId),
  amount,
  idempotencyKey: systemIds.next(),
});
const call = (guaranteeId: string, amount: string, hat = acme.hat('FINANCE')) =>
  acme.done(callGuarantee, { ...of(guaranteeId, amount), reason: 'the loss' }, { hat });
const settle = (guaranteeId: string, amount: string) => acme.done(settleGuarantee, of(guaranteeId, amount));

async function figures(guaranteeId: string) {
  const found = await acme.reading((scope) => findGuarantee(scope, guaranteeId));
  if (found === undefined) throw new Error('no such guarantee');
  const { amount, called, settled } = found;
  expect(amount).toBe(called + leftOf(found));
  return { called, settled, left: leftOf(found) };
}

/** What every account of an agreement stands at, credits minus debits; empty ones left out. */
async function books(agreementId: string): Promise<Record<string, bigint>> {
  const nets: Record<string, bigint> = {};
  for (const { kind, net } of await acme.balances(agreementId)) nets[kind] = (nets[kind] ?? 0n) + net;
  return Object.fromEntries(Object.entries(nets).filter(([, net]) => net !== 0n));
}

describe('a bond', () => {
  it('row 25: of 50,000 a loss of 32,000 leaves 18,000; the partner owes it until the issuer pays', async () => {
    const agreementId = await acme.agreement(perResult());
    const bond = await registered(agreementId, '50000');
    await call(bond, '32000');
    expect(await figures(bond)).toEqual({ called: 3_200_000n, settled: 0n, left: 1_800_000n });
    expect(await books(agreementId)).toEqual({ PARTNER_RECEIVABLE: -3_200_000n, VENDOR_EXPENSE: 3_200_000n });
    expect(await codeOf(call(bond, '18000.01'))).toBe('INVALID_STATE');
    expect(await codeOf(settle(bond, '32000.01'))).toBe('INVALID_STATE');
    await settle(bond, '30000');
    await settle(bond, '2000');
    expect(await figures(bond)).toEqual({ called: 3_200_000n, settled: 3_200_000n, left: 1_800_000n });
    expect(await books(agreementId)).toEqual({ EXTERNAL: -3_200_000n, VENDOR_EXPENSE: 3_200_000n });
    const trail = await acme.all<{ readonly action: string; readonly before: object; readonly after: object }>(
      'audit_entry',
    );
    expect(trail.find(({ action }) => action === 'guarantee.called')).toMatchObject({
      before: { called: '0', left: '5000000' },
      after: { called: '3200000', left: '1800000' },
    });
  });

  it('is never called beyond its amount: of 50 at once exactly as many succeed as it pays', async () => {
    const bond = await registered(await acme.agreement(perResult()), '30');
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(call(bond, '1'))));
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(30);
    expect(codes.filter((code) => code === 'INVALID_STATE')).toHaveLength(20);
    expect(await figures(bond)).toEqual({ called: 3_000n, settled: 0n, left: 0n });
  });

  it('whose call was recovered from what the partner earned takes no money of the issuer for it', async () => {
    const agreementId = await acme.agreement(perResult());
    await acme.outcome('100', '2026-01-20T10:00:00Z');
    const bond = await registered(agreementId, '50');
    await call(bond, '30');
    await acme.close(agreementId, '2026-01');
    const paying = new Paying(acme);
    await paying.lock(paying.statement('2026-01'));
    expect(await books(agreementId)).toEqual({ VENDOR_EXPENSE: -7_000n, PARTNER_PAYABLE: 7_000n });
    expect(await codeOf(settle(bond, '30'))).toBe('INVALID_STATE');
  });

  it('takes no money of its issuer for what the partner came to owe later', async () => {
    const agreementId = await acme.agreement(perResult());
    const outcome = await acme.outcome('100', '2026-01-20T10:00:00Z');
    const bond = await registered(agreementId, '50');
    await call(bond, '50');
    await acme.close(agreementId, '2026-01');
    const paying = new Paying(acme);
    await paying.lock(paying.statement('2026-01'));
    await payAll(acme);
    const reversal = { idempotencyKey: systemIds.next(), outcomeId: acme.id('outcome', outcome), reason: 'fraud' };
    await acme.done(reverseOutcome, reversal);
    await acme.close(agreementId, '2026-02');
    expect((await books(agreementId))['PARTNER_RECEIVABLE']).toBe(-10_000n);
    expect(await codeOf(settle(bond, '0.01'))).toBe('INVALID_STATE');
  });

  it('is called while it is in force, under a signed agreement, by somebody whom the agreement does not pay', async () => {
    const agreementId = await acme.agreement(perResult());
    const [past, ahead] = [
      await registered(agreementId, '50', { expiresOn: '2026-03-15' }),
      await registered(agreementId, '50', { startOn: '2026-03-16' }),
    ];
    expect(await codeOf(call(past, '1'))).toBe('INVALID_STATE');
    expect(await codeOf(call(ahead, '1'))).toBe('INVALID_STATE');
    const open = await registered(agreementId, '50', { expiresOn: null });
    expect(await codeOf(call(open, '0.001'))).toBe('INVALID_AMOUNT');
    expect(await codeOf(call(open, '1', acme.hat('PARTNER_ADMIN', 'lead')))).toBe('FORBIDDEN');
    expect(await codeOf(call(systemIds.next(), '1'))).toBe('NOT_FOUND');
  });

  it('is registered once, in the currency of its agreement, for a term', async () => {
    const agreementId = await acme.agreement(perResult());
    await registered(agreementId, '50', { reference: 'twice' });
    expect(await codeOf(registered(agreementId, '50', { reference: 'twice' }))).toBe('ALREADY_EXISTS');
    expect(await codeOf(registered(agreementId, '50', { currency: 'USD' }))).toBe('INVALID_INPUT');
    expect(await codeOf(registered(agreementId, '50', { expiresOn: '2026-01-01' }))).toBe('INVALID_INPUT');
  });
});

describe('terms that demand guarantees', () => {
  const demand = [{ kind: 'CERTIFICATE', amount: '1000000' }];
  const certificate = (agreementId: string, amount: string, more: object = {}) =>
    registered(agreementId, amount, { kind: 'CERTIFICATE', ...more });

  /** Proposed and signed by the vendor; the signature of the partner is the last one. */
  async function proposed(guarantees: readonly object[], more: Record<string, unknown> = {}) {
    const refused = await acme.agreement(perResult(guarantees), more).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    const all = await acme.all<{ readonly id: string }>('agreement');
    return { agreementId: all.at(-1)?.id ?? '', refusals: (refused as Refused).refusals };
  }

  async function signed(agreementId: string): Promise<unknown> {
    const version = await acme.reading((scope) => latestVersion(scope, agreementId));
    const input = { agreementId: acme.id('agreement', agreementId), termsHash: version?.termsHash };
    return acme.done(signAgreement, input, { hat: acme.hat('PARTNER_ADMIN', 'lead') });
  }

  it('row 27: bind where 2,000,000 is covered of 1,000,000; a certificate cannot be called', async () => {
    const { agreementId, refusals } = await proposed(demand);
    expect(refusals).toEqual([
      {
        code: 'INVALID_STATE',
        field: ['agreementId'],
        message:
          'agreementId: for 2026-03-15 the terms demand a certificate of 1,000,000.00 EUR, of which 0.00 EUR is registered',
      },
    ]);
    const paper = await certificate(agreementId, '2000000');
    expect(await codeOf(signed(agreementId))).toBe('DONE');
    expect(await codeOf(call(paper, '1'))).toBe('INVALID_STATE');
  });

  it.each<[string, string, object, string]>([
    ['one minor unit too little', '999999.99', {}, 'INVALID_STATE'],
    ['exactly as much', '1000000', {}, 'DONE'],
    ['another kind', '1000000', { kind: 'BOND' }, 'INVALID_STATE'],
    ['another currency', '1000000', { currency: 'USD' }, 'INVALID_STATE'],
    ['one that ends today', '1000000', { expiresOn: '2026-03-15' }, 'INVALID_STATE'],
    ['one that ends tomorrow', '1000000', { expiresOn: '2026-03-16' }, 'DONE'],
    ['one that begins tomorrow', '1000000', { startOn: '2026-03-16' }, 'INVALID_STATE'],
  ])('with %s', async (_, amount, more, code) => {
    const { agreementId } = await proposed(demand);
    await certificate(agreementId, amount, more);
    expect(await codeOf(signed(agreementId))).toBe(code);
  });

  it('are covered by several, on the day they begin where that is to come', async () => {
    const { agreementId } = await proposed(demand, { startOn: '2026-06-01' });
    await certificate(agreementId, '600000', { startOn: '2026-06-01' });
    await certificate(agreementId, '900000', { expiresOn: '2026-06-01' });
    expect(await codeOf(signed(agreementId))).toBe('INVALID_STATE');
    await certificate(agreementId, '400000');
    expect(await codeOf(signed(agreementId))).toBe('DONE');
  });
});

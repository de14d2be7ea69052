import { publicId } from '../../src/kernel/id';
import type { VerifierPolicy } from '../../src/kpis/outcome-definition.rules';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { caseOf } from '../../src/outcomes/outcome-case.rules';
import { eventsByOutcome } from '../../src/outcomes/outcome-event.repository';
import { rejectOutcome } from '../../src/outcomes/reject-outcome.command';
import { reopenOutcome } from '../../src/outcomes/reopen-outcome.command';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { recountTargets } from '../../src/outcomes/targets/target-count.repository';
import { updateOutcomeTarget } from '../../src/outcomes/targets/update-outcome-target.command';
import { verifyOutcome } from '../../src/outcomes/verify-outcome.command';
import type { Database } from '../../src/platform/database';
import type { Scope } from '../../src/platform/scope';
import { statement } from '../../src/platform/statement';
import { findRollups } from '../../src/targets/target-rollup.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { freshKey, type Proving, proving } from '../support/proving';

const SPOIL = statement(
  'test.spoil-rollup',
  'update target_rollup set verified = verified + 1 where vendor_id = :w_vendor and target_id = :id returning target_id',
);
const STATES = statement(
  'test.outcome-states',
  'select id, state, last_sequence as "lastSequence" from outcome where vendor_id = :w_vendor order by id',
);
const REACHES = statement('test.targets-in-reach', 'select t.id from outcome_target t');

let store: TestDatabase;
let second: Database;
beforeAll(async () => {
  store = await testDatabase();
  second = await store.another();
});
afterAll(async () => {
  await store.drop();
});

const claim = async (vendor: Proving, policy: VerifierPolicy, more: object = {}): Promise<string> => {
  const { outcomeId } = await vendor.done(vendor.hat('ADMIN'), claimOutcome, {
    idempotencyKey: freshKey(),
    definitionId: publicId('outcomeDefinition', vendor.definitions[policy]),
    partnerId: publicId('partner', vendor.partners[0] ?? ''),
    customerId: publicId('customer', vendor.customers[0] ?? ''),
    externalReference: freshKey(),
    occurredAt: '2026-03-15T10:00:00Z',
    quantity: '2.25',
    ...more,
  });
  return outcomeId;
};
const about = (outcomeId: string, more: object = {}) => ({
  idempotencyKey: freshKey(),
  outcomeId: publicId('outcome', outcomeId),
  ...more,
});
const reason = 'because';

describe('of fifty simultaneous decisions', () => {
  it('exactly one verifies, and the others are told who was first', async () => {
    const vendor = await proving(store.database);
    const targetId = await vendor.target('VENDOR', 0);
    const outcomeId = await claim(vendor, 'VENDOR');
    const performed = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        vendor.tried(vendor.hat('VERIFIER'), verifyOutcome, about(outcomeId), n % 2 === 0 ? store.database : second),
      ),
    );
    const refusals = performed.flatMap((one) => ('refusals' in one ? one.refusals : []));
    expect(refusals).toHaveLength(49);
    expect(new Set(refusals.map(({ code, message }) => `${code} ${message}`))).toEqual(
      new Set([
        'ALREADY_VERIFIED outcomeId: the outcome was verified before by the vendor at 2026-04-10T12:00:00.000Z',
      ]),
    );
    const system = vendor.hat('SYSTEM');
    const [events, rollups] = await vendor.reading(system, async (scope) => [
      (await eventsByOutcome.batch(scope, [outcomeId])).get(outcomeId),
      await findRollups(scope, [targetId]),
    ]);
    expect(events?.map(({ type }) => type)).toEqual(['CLAIMED', 'VERIFIED']);
    expect(rollups[0]).toMatchObject({ claimed: '0.00', verified: '2.25' });
  });

  it('under one key all are the same success, done once', async () => {
    const vendor = await proving(store.database);
    const outcomeId = await claim(vendor, 'VENDOR');
    const [verifier, request] = [vendor.hat('VERIFIER'), about(outcomeId)];
    const performed = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        vendor.tried(verifier, verifyOutcome, request, n % 2 === 0 ? store.database : second),
      ),
    );
    expect(performed.filter((one) => 'result' in one && !one.isReplayed)).toHaveLength(1);
    expect(performed.filter((one) => 'result' in one && one.isReplayed)).toHaveLength(19);
  });

  it('one decides, whichever it is, and the story stays whole', async () => {
    const vendor = await proving(store.database);
    const targetId = await vendor.target('DUAL', 0);
    const outcomes = await Promise.all([claim(vendor, 'DUAL'), claim(vendor, 'DUAL'), claim(vendor, 'DUAL')]);
    const customer = { customerId: vendor.customers[0] ?? '' };
    const acts = Array.from({ length: 60 }, (_, n) => {
      const outcomeId = outcomes[n % 3] ?? '';
      const hat = vendor.hat(n % 2 === 0 ? 'ADMIN' : 'CUSTOMER_APPROVER', n % 2 === 0 ? {} : customer);
      const on = n % 4 < 2 ? store.database : second;
      const command = [reopenOutcome, reverseOutcome, rejectOutcome][n % 6];
      if (command === undefined) return vendor.tried(hat, verifyOutcome, about(outcomeId), on);
      return vendor.tried(hat, command, about(outcomeId, { reason }), on);
    });
    await Promise.all(acts);
    const system = vendor.hat('SYSTEM');
    const [states, stories] = await vendor.reading(system, async (scope) => [
      await scope.rows<{ id: string; state: string; lastSequence: number }>(STATES),
      await eventsByOutcome.batch(scope, outcomes),
    ]);
    for (const { id, state, lastSequence } of states)
      expect(caseOf(stories.get(id) ?? [], 2)).toMatchObject({ state, lastSequence });
    expect(await vendor.unit(system, (unit) => recountTargets(unit, [targetId]))).toEqual([]);
  });
});

describe('a result', () => {
  it('is claimed once, however many claim it at the same moment', async () => {
    const vendor = await proving(store.database);
    const externalReference = 'INC-1';
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => claim(vendor, 'VENDOR', { externalReference })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(failures.every((failure) => failure.includes('ALREADY_EXISTS'))).toBe(true);
  });
});

describe('a target', () => {
  it('is counted anew where a rollup was spoiled, and says so', async () => {
    const vendor = await proving(store.database);
    const [right, wrong] = [await vendor.target('VENDOR', 0), await vendor.target('VENDOR', 0)];
    await claim(vendor, 'VENDOR');
    const system = vendor.hat('SYSTEM');
    await vendor.unit(system, (unit) => unit.scope.rows(SPOIL, { id: wrong }));
    expect(await vendor.unit(system, (unit) => recountTargets(unit, [right, wrong]))).toEqual([wrong]);
    expect(await vendor.unit(system, (unit) => recountTargets(unit, [right, wrong]))).toEqual([]);
  });

  it('misses nothing that is decided while it is set or changed', async () => {
    const vendor = await proving(store.database);
    const customer = vendor.hat('CUSTOMER_APPROVER', { customerId: vendor.customers[0] ?? '' });
    const days = ['2026-03-04', '2026-03-09', '2026-03-14', '2026-03-19', '2026-03-24'];
    const changed = await vendor.target('CUSTOMER', 0);
    const outcomes = await Promise.all(
      days.map((day) => claim(vendor, 'CUSTOMER', { occurredAt: `${day}T10:00:00Z` })),
    );
    const [made] = await Promise.all([
      Promise.all([1, 2, 3].map(() => vendor.target('CUSTOMER', 0, { startOn: '2026-03-10' }))),
      ...outcomes.map((outcomeId) => vendor.tried(customer, verifyOutcome, about(outcomeId), second)),
      ...days.map((startOn, n) =>
        vendor.tried(vendor.hat('ADMIN'), updateOutcomeTarget, {
          outcomeTargetId: publicId('outcomeTarget', changed),
          expectedVersion: n + 1,
          startOn,
        }),
      ),
    ]);
    expect(await vendor.unit(vendor.hat('SYSTEM'), (unit) => recountTargets(unit, [changed, ...made]))).toEqual([]);
  });
});

describe('the machinery', () => {
  it('reaches further than the hat for one step only, never in a scope that reads, and not past a failure', async () => {
    const vendor = await proving(store.database);
    await vendor.target('VENDOR', 0);
    const customer = vendor.hat('CUSTOMER_APPROVER', { customerId: vendor.customers[0] ?? '' });
    await vendor.unit(customer, async ({ scope }) => {
      const seen = async (asked: Scope) => (await asked.rows(REACHES)).length;
      expect(await seen(scope)).toBe(0);
      expect(await scope.asMachinery(seen)).toBe(1);
      expect(await seen(scope)).toBe(0);
    });
    await expect(vendor.reading(customer, (scope) => scope.asMachinery(async () => 0))).rejects.toThrow(
      'only to compute',
    );
    await vendor.unit(customer, async ({ scope }) => {
      await expect(scope.asMachinery(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(await scope.rows(REACHES)).toEqual([]);
    });
  });
});

import { perform } from '../../src/access/command';
import { authorityOf, type Hat, systemHat } from '../../src/access/hat.rules';
import { activeAgreementsOf, findAgreement, lockAgreements } from '../../src/agreements/agreement.repository';
import { agreedBaselines } from '../../src/agreements/baseline.repository';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import {
  beginClosing,
  closePeriodRows,
  earlierOpenPeriods,
  lockPeriods,
  periodsOf,
} from '../../src/agreements/period.repository';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion, versionsInForce } from '../../src/agreements/version.repository';
import { ensurePeriods, openPeriodsAfter } from '../../src/agreements/write-periods';
import { present } from '../../src/kernel/assert';
import { uuidOf } from '../../src/kernel/id';
import type { Database } from '../../src/platform/database';
import { systemIds } from '../../src/platform/ports';
import type { Scope } from '../../src/platform/scope';
import { Unit } from '../../src/platform/unit';
import { parsePlan } from '../../src/terms/parse-plan';
import { active, type Parties, proposed, seedParties, signing, simplePlan } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { mutate } from '../support/seed';

let meed: TestHouse;
let parties: Parties;
let system: Hat;
beforeAll(async () => {
  meed = await testHouse('2026-03-10T12:00:00.000Z');
  parties = await seedParties(meed);
  system = systemHat(uuidOf('vendor', parties.acme.id) ?? '');
});
afterAll(async () => {
  await meed.close();
});
beforeEach(() => meed.clock.set('2026-03-10T12:00:00.000Z'));

const as = <Result>(hat: Hat, work: (unit: Unit) => Promise<Result>, database: Database = meed.house.database) =>
  database.writing(authorityOf(hat), (scope) => work(new Unit(scope, meed.clock.now(), systemIds)));
const partnerHat = (partner: string): Hat => ({
  ...system,
  role: 'PARTNER_ADMIN',
  partnerId: uuidOf('partner', partner),
});
const activeId = async (more: Record<string, unknown> = {}) =>
  uuidOf('agreement', (await active(meed, parties, more)).id) ?? '';

/** Settles one period as `periodClose` will: locked, frozen to its version, closed. */
const close = (agreementId: string, label: string) =>
  as(system, async ({ scope, now }) => {
    const period = present(await findPeriod(scope, agreementId, label), label);
    const version = present(await versionInForce(scope, agreementId, period.startOn), 'a version in force');
    await lockAgreements(scope, [agreementId]);
    await lockPeriods(scope, [period.id]);
    const frozen = [{ id: period.id, versionId: version.id }];
    const steps = [
      await closePeriodRows(scope, frozen, now),
      await beginClosing(scope, frozen),
      await beginClosing(scope, frozen),
      await closePeriodRows(scope, frozen, now),
      await closePeriodRows(scope, frozen, now),
    ];
    return { steps, versionNumber: version.number };
  });

const findPeriod = async (scope: Scope, agreementId: string, label: string) =>
  (await periodsOf(scope, [agreementId], [label]))[0];
const openAfter = async (agreementId: string, startOn: string) =>
  (await as(system, (unit) => openPeriodsAfter(unit, [{ agreementId, startOn }])))[0];
const versionInForce = async (scope: Scope, agreementId: string, day: string) =>
  (await versionsInForce(scope, [{ agreementId, day }]))[0];

describe('periods', () => {
  it('are written once, whoever asks how often, from however many processes', async () => {
    const id = await activeId();
    const other = await meed.store.another();
    const later = '2026-07-01T00:00:00.000Z';
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        as(system, (unit) => ensurePeriods(unit, [{ id }], later), index % 2 === 0 ? meed.house.database : other),
      ),
    );
    const labels = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
    const rows = await as(system, ({ scope }) => periodsOf(scope, [id], [...labels, '2026-08']));
    expect(rows.map(({ label, startOn, endOn, state }) => [label, startOn, endOn, state]).slice(0, 2)).toEqual([
      ['2026-01', '2026-01-15', '2026-02-01', 'OPEN'],
      ['2026-02', '2026-02-01', '2026-03-01', 'OPEN'],
    ]);
    expect(rows.map(({ label }) => label)).toEqual(labels);
    expect(await as(system, (unit) => ensurePeriods(unit, [{ id }], later))).toEqual([]);
  });

  it('go from open over closing to closed, and a closed one never changes', async () => {
    const id = await activeId();
    expect(await close(id, '2026-01')).toEqual({ steps: [0, 1, 0, 1, 0], versionNumber: 1 });
    const row = await as(system, ({ scope }) => findPeriod(scope, id, '2026-01'));
    expect(row).toMatchObject({ state: 'CLOSED', closedAt: '2026-03-10T12:00:00.000Z', versionId: expect.any(String) });
    const march = [{ agreementId: id, startOn: '2026-03-01' }];
    const [next] = await as(system, ({ scope }) => earlierOpenPeriods(scope, march));
    expect(next?.label).toBe('2026-02');
  });

  it('have an open one after every closed one, beyond the end of the agreement too', async () => {
    const id = await activeId({ endOn: '2026-03-05' });
    expect((await openAfter(id, '2026-01-15'))?.label).toBe('2026-02');
    for (const label of ['2026-01', '2026-02', '2026-03']) await close(id, label);
    const made = await Promise.all(Array.from({ length: 6 }, () => openAfter(id, '2026-03-01')));
    expect(new Set(made.map((period) => period?.id)).size).toBe(1);
    expect(made[0]).toMatchObject({ label: '2026-04', startOn: '2026-04-01', endOn: '2026-05-01', state: 'OPEN' });
  });

  it('never outlive an end that is set at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await active(meed, parties);
      const agreementId = uuidOf('agreement', id) ?? '';
      meed.clock.set('2026-04-10T12:00:00.000Z');
      const [ended] = await Promise.all([
        perform(meed.house, system, endAgreement, { agreementId: id, endOn: '2026-04-20', reason: 'over' }),
        as(system, (unit) => ensurePeriods(unit, [{ id: agreementId }], meed.clock.now())),
      ]);
      expect(ended).toHaveProperty('result');
      const april = await as(system, ({ scope }) => findPeriod(scope, agreementId, '2026-04'));
      expect(april?.endOn).toBe('2026-04-20');
      meed.clock.set('2026-03-10T12:00:00.000Z');
    }
  });
});

describe('versions', () => {
  const dearer = {
    ...simplePlan,
    components: [{ key: 'base', pay: { fixedFee: { amount: '120.00', per: 'MONTH' } } }],
  };
  const amended = async (id: string) => {
    const fields = 'agreement { versions { termsHash } }';
    const { agreement } = await mutate(
      meed,
      parties.acme.admin,
      'agreementAmend',
      { agreementId: id, expectedVersion: 1, plan: dearer },
      fields,
    );
    return { id, hash: agreement.versions[1].termsHash as string };
  };

  it('are in force from their day on once both sides have signed, and read back as the plan that was signed', async () => {
    const { id } = await active(meed, parties);
    const agreementId = uuidOf('agreement', id) ?? '';
    const days = ['2026-01-14', '2026-01-15', '2026-03-31', '2026-04-01'].map((day) => ({ agreementId, day }));
    const numbers = () =>
      as(system, async ({ scope }) =>
        (await versionsInForce(scope, days)).map(({ day, number }) => `${day} ${number}`),
      );
    const before = ['2026-01-15 1', '2026-03-31 1', '2026-04-01 1'];
    expect(await numbers()).toEqual(before);
    const next = await amended(id);
    await signing(meed, parties.acme.admin, next);
    expect(await numbers()).toEqual(before);
    await signing(meed, parties.partnerOne, next);
    expect(await numbers()).toEqual(['2026-01-15 1', '2026-03-31 1', '2026-04-01 2']);
    const version = await as(system, ({ scope }) => versionInForce(scope, agreementId, '2026-04-01'));
    expect(version).toMatchObject({ number: 2, payees: { partner: uuidOf('partner', parties.one) } });
    expect('plan' in parsePlan(version?.terms)).toBe(true);
  });

  it('are nothing before both have signed', async () => {
    const agreement = await proposed(meed, parties);
    const agreementId = uuidOf('agreement', agreement.id) ?? '';
    await signing(meed, parties.acme.admin, agreement);
    expect(await as(system, ({ scope }) => versionInForce(scope, agreementId, '2026-03-01'))).toBeUndefined();
    const partnerId = uuidOf('partner', parties.one) ?? '';
    const found = await as(system, ({ scope }) => activeAgreementsOf(scope, [partnerId]));
    expect(found.map(({ id }) => id)).not.toContain(agreementId);
  });

  it('hold for a period that was closed while they waited for a signature, whose closing keeps the version it was closed under', async () => {
    const { id } = await active(meed, parties);
    const agreementId = uuidOf('agreement', id) ?? '';
    const next = await amended(id);
    await signing(meed, parties.acme.admin, next);
    meed.clock.set('2026-05-02T00:00:00.000Z');
    await as(system, (unit) => ensurePeriods(unit, [{ id: agreementId }], unit.now));
    for (const label of ['2026-01', '2026-02', '2026-03', '2026-04']) await close(agreementId, label);
    const april = await as(system, ({ scope }) => findPeriod(scope, agreementId, '2026-04'));
    const input = { agreementId: id, termsHash: next.hash };
    expect(await perform(meed.house, partnerHat(parties.one), signAgreement, input)).toHaveProperty('result');
    expect(await as(system, ({ scope }) => versionInForce(scope, agreementId, '2026-04-01'))).toMatchObject({
      number: 2,
    });
    expect(await as(system, ({ scope }) => findPeriod(scope, agreementId, '2026-04'))).toEqual(april);
  });

  it('cannot be changed once written, by anybody', async () => {
    const { id } = await active(meed, parties);
    const agreementId = uuidOf('agreement', id) ?? '';
    const version = await as(system, ({ scope }) => latestVersion(scope, agreementId));
    for (const sql of [
      `update agreement_version set terms = '{}' where id = '${version?.id}'`,
      `delete from agreement_version where id = '${version?.id}'`,
      `delete from signature where version_id = '${version?.id}'`,
      `update signature set side = 'PARTNER' where version_id = '${version?.id}'`,
    ]) {
      const statement = {
        name: `test.${sql.length}.${Buffer.from(sql).toString('base64url').slice(0, 20)}`,
        text: sql,
        isPrepared: false,
        parameters: [],
      };
      await expect(as(system, ({ scope }) => scope.rows(statement))).rejects.toThrow(/permission denied/);
    }
  });
});

it('shows nothing of an agreement to another partner of the same vendor', async () => {
  const { id } = await active(meed, parties);
  const agreementId = uuidOf('agreement', id) ?? '';
  const seenBy = (hat: Hat) =>
    as(hat, async ({ scope }) => [
      (await findAgreement(scope, agreementId))?.id ?? null,
      (await latestVersion(scope, agreementId))?.number ?? null,
      (await versionInForce(scope, agreementId, '2026-03-01'))?.number ?? null,
      (await periodsOf(scope, [agreementId], ['2026-01'])).length,
    ]);
  expect(await seenBy(partnerHat(parties.one))).toEqual([agreementId, 1, 1, 1]);
  expect(await seenBy(partnerHat(parties.two))).toEqual([null, null, null, 0]);
  const approver: Hat = { ...system, role: 'CUSTOMER_APPROVER', customerId: uuidOf('customer', parties.customer) };
  expect(await seenBy(approver)).toEqual([null, null, null, 0]);
});

it('hands agreed baselines over as measures of their agreement, and nothing that is only proposed', async () => {
  const { id } = await active(meed, parties);
  const agreementId = uuidOf('agreement', id) ?? '';
  const proposal = { agreementId: id, kpiId: parties.costKpi, value: '1000000.00', method: 'Mean of 2025.' };
  const { baseline } = await mutate(meed, parties.acme.admin, 'baselinePropose', proposal, 'baseline { id }');
  expect(await as(system, ({ scope }) => agreedBaselines(scope, [agreementId]))).toEqual([]);
  await mutate(
    meed,
    parties.partnerOne,
    'baselineAccept',
    { baselineId: baseline.id, value: '1000000' },
    'baseline { id }',
  );
  expect(await as(system, ({ scope }) => agreedBaselines(scope, [agreementId]))).toEqual([
    {
      id: uuidOf('baseline', baseline.id),
      agreementId,
      measure: 'baseline.cloud_cost',
      value: '1000000',
      unit: 'EUR',
    },
  ]);
});

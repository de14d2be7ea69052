import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { systemIds } from '../../src/platform/ports';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { openDispute } from '../../src/statements/disputes/open-dispute.command';
import { resolveDispute } from '../../src/statements/disputes/resolve-dispute.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf } from '../support/paying';
import { Settling } from '../support/settling';
import { Year } from '../support/year';

let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase(10);
});
afterAll(async () => {
  await store.drop();
});

const planOf = (fee: string, first: string, further: string) => ({
  currency: 'EUR',
  components: [
    { key: 'base', pay: { fixedFee: { amount: fee, per: 'MONTH' } } },
    {
      key: 'resolved',
      pay: {
        tieredRate: {
          measure: 'resolved',
          mode: 'GRADUATED',
          tiers: [{ upTo: '100', unit: first }, { unit: further }],
        },
      },
    },
  ],
  holdback: { share: '0.1', release: { on: 'REVIEW' } },
  recovery: { keepShare: '0.75' },
});

it('2024 at one vendor in Berlin: every month, the leap day, both changes of the clock, and all that can come late', async () => {
  const acme = await Settling.open(store.database, '2024-01-05T09:00:00Z');
  const term = { timeZone: 'Europe/Berlin', startOn: '2024-01-10' };
  const agreement = await acme.agreement(planOf('3000.00', '50.00', '60.00'), term);
  const agreementId = acme.id('agreement', agreement);
  const year = new Year(acme, agreement);
  const results = async (...found: readonly (readonly [quantity: string, at: string])[]) => {
    const ids: string[] = [];
    for (const [quantity, at] of found) ids.push(await acme.outcome(quantity, at));
    return ids;
  };
  const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
  const amend = async (plan: object, day?: { readonly effectiveOn: string }) => {
    const newest = () => acme.reading((scope) => latestVersion(scope, agreement));
    await acme.done(amendAgreement, { agreementId, expectedVersion: (await newest())?.number, plan, ...day });
    const termsHash = (await newest())?.termsHash;
    for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
      await acme.done(signAgreement, { agreementId, termsHash }, { hat });
  };

  // January: 22 of 31 days of 3,000.00 = 2,129.03; 60 x 50.00, the last of them in the last second of the month in Berlin.
  let wrong = '';
  await year.at('2024-02-01T08:00:00Z', async () => {
    [wrong = ''] = await results(
      ['40', '2024-01-20T10:00:00Z'],
      ['20', '2024-01-31T22:59:59Z'],
      ['5', '2024-01-31T23:00:00Z'],
    );
  });
  await year.at('2024-02-02T08:00:00Z', () => year.close('2024-01'), {
    accrued: '4616.13',
    held: '512.90',
    total: '5129.03',
  });
  await year.at('2024-02-03T08:00:00Z', () => year.lock('2024-01'), {
    payable: '4616.13',
    held: '512.90',
    total: '5129.03',
  });
  await year.at('2024-02-04T08:00:00Z', async () => expect(await year.pay()).toBe('4616.13'), {
    paid: '4616.13',
    held: '512.90',
    total: '5129.03',
  });

  // February has 29 days, and its last second belongs to it: 115 = 100 x 50.00 + 15 x 60.00.
  await year.at('2024-03-01T08:00:00Z', () =>
    results(['100', '2024-02-29T12:00:00Z'], ['10', '2024-02-29T22:59:59Z'], ['10', '2024-02-29T23:00:00Z']),
  );
  await year.at('2024-03-02T08:00:00Z', () => year.close('2024-02'), {
    accrued: '8010.00',
    held: '1402.90',
    paid: '4616.13',
    total: '14029.03',
  });
  await year.at('2024-03-03T08:00:00Z', () => year.lock('2024-02'));
  await year.at('2024-03-04T08:00:00Z', async () => expect(await year.pay()).toBe('8010.00'), {
    held: '1402.90',
    paid: '12626.13',
    total: '14029.03',
  });

  // March is an hour shorter: 22:00 UTC on its last day is April already. 40 x 50.00.
  await year.at('2024-04-01T08:00:00Z', () =>
    results(['10', '2024-03-31T01:30:00Z'], ['20', '2024-03-31T21:59:59Z'], ['30', '2024-03-31T22:00:00Z']),
  );
  await year.at('2024-04-02T08:00:00Z', () => year.close('2024-03'), {
    accrued: '4500.00',
    held: '1902.90',
    paid: '12626.13',
    total: '19029.03',
  });
  await year.at('2024-04-03T08:00:00Z', () => year.lock('2024-03'));

  // Late data: 70 more of March lift it over its tier, 110 = 100 x 50.00 + 10 x 60.00; April takes the 3,600.00.
  await year.at('2024-04-10T08:00:00Z', () => results(['70', '2024-03-15T10:00:00Z']));
  await year.at('2024-05-02T08:00:00Z', () => year.close('2024-04'), {
    accrued: '7290.00',
    held: '2712.90',
    payable: '4500.00',
    paid: '12626.13',
    total: '27129.03',
  });
  expect(await year.sumOf('2024-03')).toBe('8600.00');
  await year.at('2024-05-03T08:00:00Z', () => year.lock('2024-04'));
  await year.at('2024-05-04T08:00:00Z', async () => expect(await year.pay()).toBe('11790.00'), {
    held: '2712.90',
    paid: '24416.13',
    total: '27129.03',
  });

  // The amendment of May binds from June on.
  await year.at('2024-05-10T08:00:00Z', async () => {
    await amend(planOf('4000.00', '45.00', '55.00'));
    await results(['20', '2024-05-08T10:00:00Z']);
  });

  // What was paid in January is reversed: 40 x 50.00 under January's terms. 200.00 leave held, 1,800.00 are owed.
  await year.at('2024-06-03T08:00:00Z', () => year.paying.reverse(wrong));
  await year.at('2024-06-04T08:00:00Z', () => year.close('2024-05'), {
    accrued: '3600.00',
    held: '2912.90',
    paid: '24416.13',
    receivable: '1800.00',
    total: '29129.03',
  });
  expect(await year.sumOf('2024-01')).toBe('3129.03');
  // Three quarters of 3,600.00 stay with the partner, 900.00 are recovered, 900.00 wait.
  await year.at('2024-06-05T08:00:00Z', () => year.lock('2024-05'), {
    payable: '2700.00',
    held: '2912.90',
    paid: '24416.13',
    receivable: '900.00',
    total: '29129.03',
  });

  // June under the new terms: 4,000.00 and 120 = 100 x 45.00 + 20 x 55.00. The rest of the debt is recovered.
  await year.at('2024-06-20T08:00:00Z', () => results(['120', '2024-06-18T10:00:00Z']));
  await year.at('2024-07-02T08:00:00Z', () => year.close('2024-06'));
  await year.at('2024-07-03T08:00:00Z', () => year.lock('2024-06'), {
    payable: '10440.00',
    held: '3872.90',
    paid: '24416.13',
    total: '38729.03',
  });
  await year.at('2024-07-04T08:00:00Z', async () => expect(await year.pay()).toBe('10440.00'));

  // July: the vendor disputes 500.00 of a locked line; the rest is paid.
  await year.at('2024-07-20T08:00:00Z', () => results(['50', '2024-07-18T10:00:00Z']));
  await year.at('2024-08-02T08:00:00Z', () => year.close('2024-07'));
  await year.at('2024-08-03T08:00:00Z', () => year.lock('2024-07'));
  const line = (await acme.lines(agreement)).find(
    ({ postedLabel, component }) => postedLabel === '2024-07' && component === 'resolved',
  );
  let disputeId = '';
  await year.at(
    '2024-08-04T08:00:00Z',
    async () => {
      const disputed = {
        statementLineId: acme.id('statementLine', line?.id ?? ''),
        amount: '500.00',
        reason: 'double',
      };
      ({ disputeId } = await acme.done(openDispute, keyed(disputed), { hat: acme.hat('FINANCE') }));
    },
    { payable: '5125.00', disputed: '500.00', held: '4497.90', paid: '34856.13', total: '44979.03' },
  );
  await year.at('2024-08-05T08:00:00Z', async () => expect(await year.pay()).toBe('5125.00'));

  // August proves nothing: the fee alone. The partner grants 200.00 of the dispute, 300.00 are payable again.
  await year.at('2024-09-02T08:00:00Z', () => year.close('2024-08'));
  await year.at(
    '2024-09-03T08:00:00Z',
    async () => {
      const word = {
        disputeId: acme.id('dispute', disputeId),
        resolution: 'PARTIAL',
        reduction: '200.00',
        reason: 'so',
      };
      await acme.done(resolveDispute, keyed(word), { hat: acme.hat('PARTNER_ADMIN', 'lead') });
      year.paying.unsettled = -20_000n;
    },
    { accrued: '3600.00', payable: '300.00', held: '4897.90', paid: '39981.13', total: '48779.03' },
  );
  await year.at('2024-09-04T08:00:00Z', () => year.lock('2024-08'));
  await year.at('2024-09-05T08:00:00Z', async () => expect(await year.pay()).toBe('3900.00'));

  await year.at('2024-09-20T08:00:00Z', () => results(['10', '2024-09-18T10:00:00Z']));
  // The review of September releases 2,000.00 of what is held and keeps 97.90 for good; more than there is stays refused.
  const pot = (amount: string) => ({ agreementId, pot: 'HOLDBACK', amount, reason: 'the review of September' });
  const finance = () => ({ hat: acme.hat('FINANCE') });
  await year.at('2024-09-25T08:00:00Z', () => acme.done(releaseHoldback, keyed(pot('2000.00')), finance()), {
    accrued: '2000.00',
    held: '2897.90',
    paid: '43881.13',
    total: '48779.03',
  });
  await year.at(
    '2024-09-26T08:00:00Z',
    async () => {
      await acme.done(forfeitHoldback, keyed(pot('97.90')), finance());
      year.paying.unsettled -= 9_790n;
      expect(await codeOf(acme.done(releaseHoldback, keyed(pot('2800.01')), finance()))).toBe('INVALID_STATE');
    },
    { accrued: '2000.00', held: '2800.00', paid: '43881.13', total: '48681.13' },
  );
  await year.at('2024-10-02T08:00:00Z', () => year.close('2024-09'));
  await year.at('2024-10-03T08:00:00Z', () => year.lock('2024-09'), {
    payable: '6005.00',
    held: '3245.00',
    paid: '43881.13',
    total: '53131.13',
  });

  // October has one half past two twice, and both belong to it; 23:00 UTC on its last day is November.
  await year.at('2024-11-01T08:00:00Z', () =>
    results(
      ['3', '2024-10-27T00:30:00Z'],
      ['4', '2024-10-27T01:30:00Z'],
      ['5', '2024-10-31T22:59:59Z'],
      ['6', '2024-10-31T23:00:00Z'],
    ),
  );
  await year.at('2024-11-02T08:00:00Z', () => year.close('2024-10'));
  expect(await year.sumOf('2024-10')).toBe('4540.00');
  await year.at('2024-11-03T08:00:00Z', () => year.lock('2024-10'));
  // The fee is raised from October on, which is closed and locked: November takes its 100.00.
  await year.at('2024-11-10T08:00:00Z', () =>
    amend(planOf('4100.00', '45.00', '55.00'), { effectiveOn: '2024-10-01' }),
  );
  await year.at('2024-11-20T08:00:00Z', () => results(['94', '2024-11-18T10:00:00Z']));

  // The agreement ends in the middle of December: 15 of 31 days; what is resolved later pays nothing.
  await year.at('2024-12-01T08:00:00Z', () =>
    acme.done(endAgreement, { agreementId, endOn: '2024-12-16', reason: 'merged with another desk' }),
  );
  await year.at('2024-12-02T08:00:00Z', () => year.close('2024-11'));
  expect(await year.sumOf('2024-11')).toBe('8600.00');
  expect(await year.sumOf('2024-10')).toBe('4640.00');
  await year.at('2024-12-03T08:00:00Z', () => year.lock('2024-11'));
  await year.at('2024-12-20T08:00:00Z', () => results(['20', '2024-12-10T10:00:00Z'], ['7', '2024-12-19T10:00:00Z']));
  await year.at('2025-01-02T08:00:00Z', () => year.close('2024-12'));
  expect(await year.sumOf('2024-12')).toBe('2883.87');
  await year.at('2025-01-03T08:00:00Z', () => year.lock('2024-12'));
  // September 6,005.00, October 4,086.00, November with its 90.00 of October 7,830.00, December 2,595.48.
  await year.at('2025-01-04T08:00:00Z', async () => expect(await year.pay()).toBe('20516.48'), {
    held: '4857.39',
    paid: '64397.61',
    total: '69255.00',
  });

  // No period is open any more: what is still held becomes payable at once, and the year ends with everything paid.
  await year.at('2025-02-01T08:00:00Z', () => acme.done(releaseHoldback, keyed(pot('4857.39')), finance()), {
    payable: '4857.39',
    paid: '64397.61',
    total: '69255.00',
  });
  await year.at('2025-02-02T08:00:00Z', async () => expect(await year.pay()).toBe('4857.39'), {
    paid: '69255.00',
    total: '69255.00',
  });
});

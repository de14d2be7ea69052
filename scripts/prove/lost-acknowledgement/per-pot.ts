import { mutate, type Sending } from '../../../test/support/seed';
import { numbers } from '../harness/crowd';
import { openDesk } from '../harness/desk';
import type { RequestMaker } from './per-period';

const PLAN = {
  currency: 'EUR',
  components: [{ key: 'base', pay: { fixedFee: { amount: '1000.00', per: 'MONTH' } } }],
  holdback: { share: '0.5', release: { on: 'REVIEW' } },
};

/** How to make requests of the mutations that take from a holdback, by name: from one that holds enough for all of them. */
export function perPot(api: Sending): Readonly<Record<string, RequestMaker>> {
  const taken = (more: object): RequestMaker => ({
    isInOrder: false,
    async requests(count) {
      const { agreement, finance: token } = await openDesk(api, 0);
      const agreementId = await agreement(PLAN);
      await mutate(
        api,
        token,
        'periodClose',
        { idempotencyKey: 'close', agreementId, period: '2020-01' },
        '__typename',
      );
      const input = { agreementId, pot: 'HOLDBACK', amount: '0.10', ...more };
      return numbers(count).map(() => ({ token, input }));
    },
  });
  return { holdbackRelease: taken({}), holdbackForfeit: taken({ reason: 'Not delivered.' }) };
}

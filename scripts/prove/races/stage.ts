import { mutate } from '../../../test/support/seed';
import type { Cluster } from '../harness/cluster';
import { among } from '../harness/crowd';
import { type Desk, openDesk } from '../harness/desk';

/** An agreement of its own for one pair, with 1,000.00 held back and something left to do for every racer. */
export interface Stage {
  readonly desk: Desk;
  readonly agreementId: string;
  readonly partner: string;
  /** An outcome that waits for its verification. */
  readonly claimed: string;
  /** An outcome that is verified and settled. */
  readonly settled: string;
  /** One of so many equal parts of what is held back. */
  readonly part: string;
  readonly amended: object;
}

/** So much is held back before the race; what the race adds is less than any part. */
const HELD = 1_000;
/** What each outcome counts that a race is about. */
export const QUANTITY = 2n;
export const BASE = 200n;
/** Minor units for each. */
export const UNIT = 1_000n;

const planOf = (unit: string) => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  holdback: { share: '0.5', release: { on: 'REVIEW' } },
});

export async function openStage({ api }: Cluster, parts: number): Promise<Stage> {
  const desk = await openDesk(api, 2);
  const partner = await desk.vendor.member('PARTNER_ADMIN', { partnerId: desk.partnerId });
  const agreementId = await desk.agreement(planOf('10.00'));
  const outcome = async (name: string, quantity: bigint, isVerified: boolean): Promise<string> => {
    const claim = desk.claim(name, name, { quantity: `${quantity}` });
    const { id } = (await mutate(api, desk.vendor.admin, 'outcomeClaim', claim, 'outcome { id }'))['outcome'];
    const verify = { idempotencyKey: `verify ${name}`, outcomeId: id };
    if (isVerified) await mutate(api, among(desk.verifiers, 0), 'outcomeVerify', verify, '');
    return id;
  };
  await outcome('base', BASE - QUANTITY, true);
  const settled = await outcome('settled', QUANTITY, true);
  const settle = { agreementId, period: '2020-01', idempotencyKey: 'before the race' };
  await mutate(api, desk.finance, 'settlementRun', settle, '');
  await outcome('pending', QUANTITY, true);
  const claimed = await outcome('claimed', QUANTITY, false);
  return { desk, agreementId, partner, claimed, settled, part: `${HELD / parts}.00`, amended: planOf('100.00') };
}

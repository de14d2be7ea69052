import type { HoldbackPot } from '../../src/engine/plan';
import { type Available, afterMovement, availableKey, bookingOf } from '../../src/settlement/booking.rules';
import { changesOf } from '../../src/settlement/changes.rules';
import { movedBetween, movesOf } from '../../src/settlement/pot-moves.rules';
import { type DueLine, type PostedLine, revise } from '../../src/settlement/revision.rules';
import { planFrom } from '../support/plans/examples';

const PAYEE = { partnerId: 'p1', currency: 'EUR' };
const PLAN = planFrom({
  meed: 'plan/1',
  currency: 'EUR',
  components: [{ key: 'a', rate: { measure: 'resolved', unit: '10' } }],
});
const PLACE = { agreementId: 'a1', periodId: 't1', periodLabel: '2026-03' };

/** Amount, held part and pot of a line, as it was posted and as it is due. */
type Version = readonly [amount: bigint, held: bigint, pot: HoldbackPot];
type Lines = Readonly<Record<string, readonly [before: Version, now: Version]>>;

const lineOf = (component: string, [amount, held, pot]: Version): DueLine => ({
  ...PAYEE,
  ...{ component, segment: '', payee: 'partner', amount, held, pot },
});

/** What the payee has on each account after the run, those at zero left out. */
function after(lines: Lines, had: Partial<Available>): Partial<Available> {
  const names = Object.entries(lines);
  const posted = names.map(([name, [before]]): PostedLine => {
    return { ...lineOf(name, before), revision: 1, lineId: name };
  });
  const due = names.map(([name, [, now]]) => lineOf(name, now));
  const revisions = revise(due, posted);
  const has: Available = {
    ...{ PARTNER_ACCRUED: 0n, PARTNER_HELD: 0n, PARTNER_RETENTION: 0n, PARTNER_WARRANTY: 0n },
    ...had,
  };
  const moved = movedBetween(movesOf(revisions), new Map([[availableKey(PAYEE), has]]), PLACE);
  const left = moved.reduce(afterMovement, has);
  const changes = revisions.flatMap((revision) => changesOf(revision, { plan: PLAN, former: null }, 0n));
  const { transfers } = bookingOf(changes, new Map([[availableKey(PAYEE), left]]), PLACE);
  return Object.fromEntries(
    Object.entries(transfers.reduce(afterMovement, left)).filter(([, amount]) => amount !== 0n),
  );
}

it.each<[string, Lines, Partial<Available>, Partial<Available>]>([
  [
    'what is held of a line that lowers the others moves with them',
    {
      a: [
        [20_000n, 2_000n, 'HOLDBACK'],
        [20_000n, 2_000n, 'RETENTION'],
      ],
      cap: [
        [-5_000n, -500n, 'HOLDBACK'],
        [-5_000n, -500n, 'RETENTION'],
      ],
    },
    { PARTNER_HELD: 2_500n },
    { PARTNER_HELD: 1_000n, PARTNER_RETENTION: 1_500n },
  ],
  [
    'by itself it comes back from where the others go',
    {
      cap: [
        [-5_000n, -500n, 'HOLDBACK'],
        [-5_000n, -500n, 'RETENTION'],
      ],
    },
    { PARTNER_HELD: 1_000n, PARTNER_RETENTION: 700n },
    { PARTNER_HELD: 1_500n, PARTNER_RETENTION: 200n },
  ],
  [
    'no more moves than is left, and what is taken back comes out of what has moved',
    {
      a: [
        [10_000n, 1_000n, 'RETENTION'],
        [5_000n, 500n, 'WARRANTY'],
      ],
      b: [
        [20_000n, 2_000n, 'RETENTION'],
        [20_000n, 2_000n, 'WARRANTY'],
      ],
    },
    { PARTNER_ACCRUED: 27_000n, PARTNER_HELD: 900n, PARTNER_RETENTION: 1_500n },
    { PARTNER_ACCRUED: 22_500n, PARTNER_HELD: 900n, PARTNER_WARRANTY: 1_000n },
  ],
  [
    'what a gate withholds stays in its own pot, whatever that of the plan is',
    {
      a: [
        [10_000n, 1_000n, 'RETENTION'],
        [10_000n, 1_000n, 'WARRANTY'],
      ],
      gated: [
        [5_000n, 5_000n, 'HOLDBACK'],
        [10_000n, 10_000n, 'HOLDBACK'],
      ],
    },
    { PARTNER_HELD: 5_000n, PARTNER_RETENTION: 2_000n },
    { PARTNER_HELD: 10_000n, PARTNER_RETENTION: 1_000n, PARTNER_WARRANTY: 1_000n },
  ],
  [
    'a gate that opens leaves the ordinary share in the pot of the plan',
    {
      a: [
        [10_000n, 1_000n, 'RETENTION'],
        [10_000n, 1_000n, 'RETENTION'],
      ],
      gated: [
        [5_000n, 5_000n, 'HOLDBACK'],
        [5_000n, 500n, 'RETENTION'],
      ],
    },
    { PARTNER_ACCRUED: 9_000n, PARTNER_HELD: 5_000n, PARTNER_RETENTION: 1_000n },
    { PARTNER_ACCRUED: 13_500n, PARTNER_RETENTION: 1_500n },
  ],
  [
    'a gate that closes takes what was held already along',
    {
      gated: [
        [5_000n, 5_000n, 'RETENTION'],
        [5_000n, 5_000n, 'HOLDBACK'],
      ],
    },
    { PARTNER_RETENTION: 5_000n },
    { PARTNER_HELD: 5_000n },
  ],
  [
    'ways there and back make one move',
    {
      opens: [
        [5_000n, 5_000n, 'HOLDBACK'],
        [5_000n, 500n, 'RETENTION'],
      ],
      closes: [
        [3_000n, 300n, 'RETENTION'],
        [3_000n, 3_000n, 'HOLDBACK'],
      ],
    },
    { PARTNER_ACCRUED: 2_700n, PARTNER_HELD: 5_000n, PARTNER_RETENTION: 300n },
    { PARTNER_ACCRUED: 4_500n, PARTNER_HELD: 3_000n, PARTNER_RETENTION: 500n },
  ],
])('%s', (_, lines, had, expected) => {
  expect(after(lines, had)).toEqual(expected);
});

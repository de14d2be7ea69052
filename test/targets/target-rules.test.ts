import fc from 'fast-check';
import { Rational, rational, sum } from '../../src/kernel/rational';
import { OUTCOME_STATES } from '../../src/outcomes/outcome-event.rules';
import { shiftOf } from '../../src/outcomes/outcome-shift.rules';
import { progressOf } from '../../src/targets/target-progress.rules';
import { type CountingTarget, type OutcomeShift, shiftsByTarget } from '../../src/targets/target-rollup.rules';

const march = { quantity: '8', startOn: '2026-03-01', endOn: '2026-04-01', timeZone: 'UTC' };
const NOTHING = { claimed: '0', verified: '0' };
const MIDDLE = '2026-03-16T12:00:00.000Z';

describe('progress', () => {
  it.each([
    ['8', '0', '0', { attainment: '0.0000', remaining: '8', paceExpected: '4.0000' }],
    ['8', '1.5', '6', { attainment: '0.7500', remaining: '2', claimed: '1.5', verified: '6' }],
    ['3', '0', '1', { attainment: '0.3333', remaining: '2', paceExpected: '1.5000' }],
    ['3', '0', '2', { attainment: '0.6667' }],
    ['80000', '0', '1', { attainment: '0.0000' }],
    ['20000', '0', '1', { attainment: '0.0001' }],
    ['8', '0', '12', { attainment: '1.5000', remaining: '0' }],
    ['0.000000000003', '0', '0.000000000001', { attainment: '0.3333', remaining: '0.000000000002' }],
  ])('towards %s with %s claimed and %s verified is %j', (quantity, claimed, verified, progress) => {
    expect(progressOf({ ...march, quantity }, { claimed, verified }, MIDDLE)).toMatchObject(progress);
  });

  it.each([
    ['2026-02-28T23:59:59.999Z', '0.0000'],
    ['2026-03-01T00:00:00.000Z', '0.0000'],
    ['2026-03-16T12:00:00.000Z', '0.5000'],
    ['2026-04-01T00:00:00.000Z', '1.0000'],
    ['2027-01-01T00:00:00.000Z', '1.0000'],
  ])('at %s %s of the time has passed', (now, share) => {
    expect(progressOf({ ...march, quantity: '1' }, NOTHING, now).paceExpected).toBe(share);
  });

  it('counts real hours where the clocks leap: 743 in a March of Berlin', () => {
    const berlin = { ...march, quantity: '743', timeZone: 'Europe/Berlin' };
    expect(progressOf(berlin, NOTHING, '2026-03-01T00:00:00.000Z').paceExpected).toBe('1.0000');
  });
});

const target = (more: Partial<CountingTarget> = {}): CountingTarget => ({
  id: 't1',
  definitionId: 'd1',
  partnerId: 'p1',
  customerId: null,
  ...{ startOn: '2026-03-01', endOn: '2026-04-01', timeZone: 'Europe/Berlin' },
  ...more,
});
const shift = (more: Partial<OutcomeShift> = {}): OutcomeShift => ({
  definitionId: 'd1',
  partnerId: 'p1',
  customerId: 'c1',
  occurredAt: MIDDLE,
  claimed: Rational.ZERO,
  verified: Rational.ONE,
  ...more,
});

describe('what moves a target', () => {
  it.each([
    ['another definition', { definitionId: 'd2' }, false],
    ['another partner', { partnerId: 'p2' }, false],
    ['another customer, where none is named', { customerId: 'c2' }, true],
    ['the last instant before it in Berlin', { occurredAt: '2026-02-28T22:59:59.999Z' }, false],
    ['its first instant in Berlin', { occurredAt: '2026-02-28T23:00:00.000Z' }, true],
    ['its last instant, in summer time', { occurredAt: '2026-03-31T21:59:59.999Z' }, true],
    ['the first instant after it', { occurredAt: '2026-03-31T22:00:00.000Z' }, false],
  ])('%s: %j %s', (_, more, isMoved) => {
    expect(shiftsByTarget([target()], [shift(more)])).toHaveLength(isMoved ? 1 : 0);
  });

  it('is its customer alone where it names one', () => {
    const moved = shiftsByTarget([target({ customerId: 'c1' })], [shift(), shift({ customerId: 'c2' })]);
    expect(moved.map(({ verified }) => verified.toString())).toEqual(['1']);
  });

  it('is nothing where shifts cancel out, and comes in the order of ids', () => {
    const back = shift({ verified: rational('-1') });
    expect(shiftsByTarget([target()], [shift(), back])).toEqual([]);
    const ids = shiftsByTarget([target({ id: 'b' }), target({ id: 'a' })], [shift()]).map(({ targetId }) => targetId);
    expect(ids).toEqual(['a', 'b']);
  });
});

describe('a change of state', () => {
  const outcome = { definitionId: 'd1', partnerId: 'p1', customerId: 'c1', occurredAt: MIDDLE, quantity: '2.5' };
  it.each([
    [null, 'CLAIMED', '2.5', '0'],
    ['CLAIMED', 'VERIFIED', '-2.5', '2.5'],
    ['VERIFIED', 'REOPENED', '2.5', '-2.5'],
    ['REOPENED', 'VERIFIED', '-2.5', '2.5'],
    ['CLAIMED', 'REJECTED', '-2.5', '0'],
    ['VERIFIED', 'REVERSED', '0', '-2.5'],
    ['CLAIMED', 'CLAIMED', '0', '0'],
  ] as const)('%s to %s moves %s claimed and %s verified', (before, after, claimed, verified) => {
    const moved = shiftOf(outcome, before, after);
    expect([moved.claimed.toString(), moved.verified.toString()]).toEqual([claimed, verified]);
  });

  it('adds up along every path to where the path ends', () => {
    const path = fc.array(fc.constantFrom(...OUTCOME_STATES), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(path, (states) => {
        const moves = states.map((state, index) => shiftOf(outcome, states[index - 1] ?? null, state));
        const end = shiftOf(outcome, null, states.at(-1) ?? 'CLAIMED');
        expect(sum(moves.map(({ claimed }) => claimed)).equals(end.claimed)).toBe(true);
        expect(sum(moves.map(({ verified }) => verified)).equals(end.verified)).toBe(true);
      }),
    );
  });
});

/** @jest-environment node */
import { Refused } from '../../src/kernel/refusal';
import type { Unit } from '../../src/platform/unit';
import type { HeldPeriod } from '../../src/settlement/period-to-settle';
import type { Settled } from '../../src/settlement/settle-periods';
import { settleWhole } from '../../src/statements/settle-whole';

const rounds: (readonly string[])[] = [];

// A fact slips in between the rounds: what refuses `b` is there the second time only.
jest.mock('../../src/settlement/settle-periods', () => ({
  settlePeriods: (_unit: Unit, wanted: readonly HeldPeriod[]): readonly Settled[] => {
    const names = wanted.map(({ period }) => period.label);
    rounds.push(names);
    const refusing = ['a2', 'b2', 'none'][rounds.length - 1];
    return names.map((name) =>
      name === refusing
        ? { refused: new Refused([{ code: 'INVALID_STATE', field: null, message: name }]) }
        : { settlement: { run: {}, lines: [] } as unknown as Extract<Settled, { settlement: unknown }>['settlement'] },
    );
  },
}));

it('no agreement is settled half, also where a fact that slips in stops the next one', async () => {
  const period = (label: string) => ({ agreement: {}, period: { label } }) as unknown as HeldPeriod;
  const wanted = ['a', 'b', 'c'].map((name) => {
    const last = period(`${name}2`);
    return [last, [period(`${name}1`), last]] as const;
  });
  let undone = 0;
  const undoable = (work: (unit: Unit) => Promise<unknown>) =>
    work(unit).catch((error: unknown) => {
      undone += 1;
      throw error;
    });
  const unit = { undoable } as unknown as Unit;
  const settled = await settleWhole(unit, wanted, null);
  expect(rounds).toEqual([
    ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'],
    ['b1', 'b2', 'c1', 'c2'],
    ['c1', 'c2'],
  ]);
  expect(undone).toBe(2);
  expect(settled.map(([, own]) => own.some((one) => 'refused' in one))).toEqual([true, true, false]);
});

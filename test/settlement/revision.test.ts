import fc from 'fast-check';
import { type DueLine, type PostedLine, revise } from '../../src/settlement/revision.rules';

const KEY = { component: 'resolved', segment: '', payee: 'partner', partnerId: 'p1', currency: 'EUR' };
const due = (amount: bigint, held = 0n, key = {}): DueLine => ({ ...KEY, pot: 'HOLDBACK', ...key, amount, held });
const posted = (amount: bigint, held = 0n, revision = 1, key = {}): PostedLine => ({
  ...KEY,
  pot: 'HOLDBACK',
  ...key,
  amount,
  held,
  revision,
  lineId: `line-${revision}`,
});
const told = (lines: readonly DueLine[], known: readonly PostedLine[]) =>
  revise(lines, known).map(({ payee, revision, amount, held, before, due }) => ({
    payee,
    revision,
    amount,
    held,
    revises: before?.lineId ?? null,
    isDue: due !== null,
  }));

describe('revisions', () => {
  it.each([
    [
      'post a new line in full',
      [due(900n, 90n)],
      [],
      [{ revision: 1, amount: 900n, held: 90n, revises: null, isDue: true }],
    ],
    [
      'post a new line of zero, so that its reason can be read',
      [due(0n)],
      [],
      [{ revision: 1, amount: 0n, held: 0n, revises: null, isDue: true }],
    ],
    ['post nothing for an equal line', [due(900n, 90n)], [posted(900n, 90n)], []],
    ['post nothing for a line of zero that was posted', [due(0n)], [posted(0n)], []],
    [
      'post the difference of a changed line',
      [due(850n, 85n)],
      [posted(900n, 90n, 3)],
      [{ revision: 4, amount: -50n, held: -5n, revises: 'line-3', isDue: true }],
    ],
    [
      'post a change of the held part alone',
      [due(900n, 0n)],
      [posted(900n, 90n)],
      [{ revision: 2, amount: 0n, held: -90n, revises: 'line-1', isDue: true }],
    ],
    [
      'take a vanished line back',
      [],
      [posted(900n, 90n)],
      [{ revision: 2, amount: -900n, held: -90n, revises: 'line-1', isDue: false }],
    ],
    ['leave a vanished line alone that is zero already', [], [posted(0n, 0n, 2)], []],
  ])('%s', (_, lines, known, expected) => {
    expect(told(lines, known)).toEqual(expected.map((one) => ({ payee: 'partner', ...one })));
  });

  it('never share a number between two partners who followed each other as one payee', () => {
    const revisions = revise([due(900n, 0n, { partnerId: 'p2' })], [posted(900n)]);
    expect(revisions.map(({ partnerId, revision, amount }) => [partnerId, revision, amount])).toEqual([
      ['p1', 2, -900n],
      ['p2', 3, 900n],
    ]);
  });

  it('of a key of any text are kept apart', () => {
    const first = due(1n, 0n, { component: 'a', segment: 'b c' });
    const second = due(2n, 0n, { component: 'a b', segment: 'c' });
    expect(
      revise([first, second], [posted(1n, 0n, 1, { component: 'a', segment: 'b c' })]).map(({ amount }) => amount),
    ).toEqual([2n]);
  });

  it('always sum up to the recompute', () => {
    const anyDue = fc.uniqueArray(
      fc.record({
        component: fc.constantFrom('a', 'b', 'c'),
        segment: fc.constantFrom('', 's'),
        payee: fc.constantFrom('x', 'y'),
        amount: fc.bigInt({ min: -99n, max: 99n }),
        held: fc.bigInt({ min: -9n, max: 9n }),
        pot: fc.constantFrom('HOLDBACK' as const, 'RETENTION' as const),
      }),
      { selector: ({ component, segment, payee }) => `${component}/${segment}/${payee}` },
    );
    fc.assert(
      fc.property(fc.array(anyDue, { minLength: 1, maxLength: 8 }), (recomputes) => {
        let known: PostedLine[] = [];
        for (const lines of recomputes) {
          const full = lines.map((line) => ({ ...line, partnerId: `partner-${line.payee}`, currency: 'EUR' }));
          for (const change of revise(full, known)) {
            const earlier = known.find((line) => line === change.before);
            const sum = { amount: (earlier?.amount ?? 0n) + change.amount, held: (earlier?.held ?? 0n) + change.held };
            const { component, segment, payee, partnerId, currency, pot, revision } = change;
            known = [
              ...known.filter((line) => line !== earlier),
              { component, segment, payee, partnerId, currency, pot, revision, lineId: `${revision}`, ...sum },
            ];
          }
          const left = known.filter(({ amount, held }) => amount !== 0n || held !== 0n);
          const wanted = full.filter(({ amount, held }) => amount !== 0n || held !== 0n);
          const shape = (list: readonly Omit<DueLine, 'pot'>[]) =>
            list
              .map(
                ({ component, segment, payee, amount, held }) => `${component}/${segment}/${payee} ${amount} ${held}`,
              )
              .sort();
          expect(shape(left)).toEqual(shape(wanted));
          expect(revise(full, known)).toEqual([]);
        }
      }),
    );
  });
});

describe('the pot of a revision', () => {
  const pots = (lines: readonly DueLine[], known: readonly PostedLine[]) =>
    revise(lines, known).map(({ amount, held, pot }) => `${amount} ${held} ${pot}`);
  const inRetention = { pot: 'RETENTION' } as const;

  it.each<[string, readonly DueLine[], PostedLine, readonly string[]]>([
    ['is where the line waits now', [due(80n, 8n, inRetention)], posted(100n, 10n), ['-20 -2 RETENTION']],
    ['is a revision of its own', [due(100n, 10n, inRetention)], posted(100n, 10n), ['0 0 RETENTION']],
    ['is none of a line that holds nothing', [due(100n, 0n, inRetention)], posted(100n), []],
    ['stays where nothing is held any more', [due(100n)], posted(100n, 10n, 1, inRetention), ['0 -10 RETENTION']],
    ['stays of a line that vanished', [], posted(100n, 10n, 1, inRetention), ['-100 -10 RETENTION']],
  ])('%s', (_, lines, known, expected) => {
    expect(pots(lines, [known])).toEqual(expected);
  });
});

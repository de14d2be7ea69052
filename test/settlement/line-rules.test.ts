import fc from 'fast-check';
import type { Fact, Facts } from '../../src/engine/facts';
import type { Line } from '../../src/engine/line';
import { replay } from '../../src/engine/replay';
import { evaluate } from '../../src/engine/statement';
import { canonicalJson, contentHash } from '../../src/kernel/canonical-json';
import { parseLabel } from '../../src/kernel/period';
import { Rational, rational } from '../../src/kernel/rational';
import { References } from '../../src/kernel/references';
import { dueLines, labelOf } from '../../src/settlement/due-lines.rules';
import { currenciesOf, type EstimatedPay, estimated, estimatedComponents } from '../../src/settlement/estimate.rules';
import { factText, inputHash } from '../../src/settlement/input-hash.rules';
import { documentPieces, lineDocument } from '../../src/settlement/line-document.rules';
import { revise } from '../../src/settlement/revision.rules';
import { spanQueries, watchedFrom } from '../../src/settlement/span-queries.rules';
import { planFrom } from '../support/plans/examples';

const period = parseLabel('2026-03', 'Europe/Berlin') ?? { label: '', start: '', endExclusive: '', timeZone: '' };

const fact = (quantity: string, ref: string): Fact => ({
  measure: 'resolved',
  subject: 'shop',
  at: '2026-03-05T10:00:00.000000Z',
  quantity: rational(quantity),
  unit: 'credit',
  dimensions: {},
  ref,
});
const factsOf = (...facts: Fact[]): Facts => ({
  period,
  agreement: { start: '2026-01-01', endExclusive: null },
  facts,
  sources: [{ measure: 'resolved', source: 'desk', version: '1' }],
});

const plan = planFrom({
  meed: 'plan/1',
  currency: 'EUR',
  components: [
    { key: 'base', fixedFee: { amount: '100.00', per: 'MONTH' } },
    { key: 'resolved', label: 'Resolved tickets', rate: { measure: 'resolved', unit: '12.50' } },
  ],
  split: [
    { payee: 'lead', share: '0.65' },
    { payee: 'field', share: '0.35' },
  ],
});
const payees = { lead: 'p-lead', field: 'p-field' };
const computed = (...facts: Fact[]): readonly Line[] => evaluate(plan, factsOf(...facts), { explain: true }).lines;
const due = (...facts: Fact[]) => dueLines(computed(...facts), payees).lines ?? [];

describe('the hash of the input', () => {
  const hash = inputHash(factsOf(fact('1', 'a'), fact('2', 'b')), 'terms');

  it('is the same for the same facts in another order', () => {
    expect(inputHash(factsOf(fact('2', 'b'), fact('1', 'a')), 'terms')).toBe(hash);
  });

  it.each<[string, Facts, string]>([
    ['a quantity', factsOf(fact('1', 'a'), fact('2.5', 'b')), 'terms'],
    ['a reference', factsOf(fact('1', 'a'), fact('2', 'c')), 'terms'],
    ['a missing fact', factsOf(fact('1', 'a')), 'terms'],
    ['a fact twice', factsOf(fact('1', 'a'), fact('2', 'b'), fact('2', 'b')), 'terms'],
    ['what is in a sum', factsOf({ ...fact('1', 'a'), sumOf: References.of(['a', 'c']) }, fact('2', 'b')), 'terms'],
    ['the terms', factsOf(fact('1', 'a'), fact('2', 'b')), 'other terms'],
    [
      'the end of the agreement',
      { ...factsOf(fact('1', 'a'), fact('2', 'b')), agreement: { start: '2026-01-01', endExclusive: '2026-03-10' } },
      'terms',
    ],
    [
      'the version of a definition',
      { ...factsOf(fact('1', 'a'), fact('2', 'b')), sources: [{ measure: 'resolved', source: 'desk', version: '2' }] },
      'terms',
    ],
  ])('differs by %s', (_, facts, terms) => {
    expect(inputHash(facts, terms)).not.toBe(hash);
  });

  it('writes each fact in its canonical form, whatever its names', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('1', '10', '2', '__proto__', 'at', 'é', '"'));
    const rate = { base: 'USD', quote: 'EUR', source: 'ECB', statedOn: '2026-03-01', lockedOn: '2026-03-02' };
    const facts = fc.record({
      measure: name,
      subject: fc.option(name),
      at: fc.option(name),
      quantity: fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n })).map(([top, bottom]) => new Rational(top, bottom)),
      unit: name,
      dimensions: fc.dictionary(name, name),
      ref: fc.option(name),
      sumOf: fc.option(fc.array(name)),
      lock: fc.option(fc.constant({ ...rate, rate: rational('1.0842') })),
    });
    fc.assert(
      fc.property(facts, ({ lock, sumOf, ...others }) => {
        const fact = { ...others, ...(sumOf !== null && { sumOf: References.of(sumOf) }) };
        const locked = lock === null ? {} : { lock: { ...lock, rate: lock.rate.toString() } };
        const document = {
          ...fact,
          ...(sumOf !== null && { sumOf: contentHash([...sumOf].sort()) }),
          quantity: fact.quantity.toString(),
          ...locked,
        };
        expect(factText({ ...fact, lock })).toBe(canonicalJson(document));
      }),
    );
  });
});

describe('due lines', () => {
  it('know the partner behind each payee', () => {
    expect(
      due(fact('1', 'a')).map(({ component, segment, payee, partnerId, amount }) => [
        component,
        segment,
        payee,
        partnerId,
        amount,
      ]),
    ).toEqual([
      ['base', '', 'lead', 'p-lead', 6_500n],
      ['base', '', 'field', 'p-field', 3_500n],
      ['resolved', '', 'lead', 'p-lead', 813n],
      ['resolved', '', 'field', 'p-field', 437n],
    ]);
  });

  it.each([
    [{ lead: 'p-lead' }, ['field']],
    [{}, ['lead', 'field']],
  ])('name the payees behind whom nobody stands in %j', (known, strangers) => {
    expect(dueLines(computed(fact('1', 'a')), known)).toEqual({ lines: null, strangers });
  });

  it('never take a payee from the prototype of an object', () => {
    const [line] = computed(fact('1', 'a'));
    expect(dueLines(line === undefined ? [] : [{ ...line, payee: 'toString' }], payees)).toMatchObject({
      strangers: ['toString'],
    });
  });

  it('are called what the plan calls them', () => {
    expect([labelOf(plan, 'resolved'), labelOf(plan, 'base')]).toEqual(['Resolved tickets', 'base']);
  });
});

describe('the document of a line', () => {
  const [first] = revise(due(fact('2', 'a')), []).filter(
    ({ component, payee }) => component === 'resolved' && payee === 'lead',
  );
  const posted = {
    component: 'resolved',
    segment: '',
    payee: 'lead',
    partnerId: 'p-lead',
    currency: 'EUR',
    amount: 1_625n,
    held: 0n,
    pot: 'HOLDBACK',
    revision: 1,
    lineId: 'line-1',
  } as const;

  it('explains the full amount and says what it adds', () => {
    const document = first === undefined ? null : lineDocument(first, '2026-03');
    expect(document?.revision).toEqual({
      number: 1,
      before: { amount: '0', held: '0' },
      now: { amount: '1625', held: '0' },
      adds: { amount: '1625', held: '0' },
    });
    expect(document?.sentence).toMatch(/^resolved: .*lead gets 0\.65 of it, 16\.25 EUR/);
    expect(document === null ? null : replay(document)).toEqual({ amount: '65/4', held: '0/1', faults: [] });
  });

  it('says before a revision what was posted and what is due now', () => {
    const [revision] = revise(due(fact('1', 'a')), [posted]).filter(({ before }) => before !== null);
    const document = revision === undefined ? null : lineDocument(revision, '2026-03');
    expect(document?.sentence).toMatch(/^Revision 2 of 2026-03: 16\.25 EUR before, 8\.13 EUR now\. resolved: /);
    expect(document?.revision).toMatchObject({
      before: { amount: '1625' },
      now: { amount: '813' },
      adds: { amount: '-812' },
    });
  });

  it('is written as JSON like any document, with the references of sums as they are', () => {
    const sums = [fact('2', 'a'), { ...fact('3', 'b'), sumOf: References.of(['d', 'c"']) }];
    const documents = sums.map((one) => {
      const revision = revise(due(one), []).find(({ component }) => component === 'resolved');
      return revision === undefined ? null : lineDocument(revision, '2026-03');
    });
    expect(documents.map((one) => one?.inputs.map(({ refs }) => [...refs]))).toEqual([[['a']], [['c"', 'd']]]);
    for (const document of documents)
      expect(document && JSON.parse(documentPieces(document).join(''))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('says where a held part waits that moves', () => {
    const [line] = due(fact('2', 'a')).filter(({ component, payee }) => component === 'resolved' && payee === 'lead');
    const held = { amount: 1_625n, held: 100n };
    const moved = line === undefined ? [] : revise([{ ...line, ...held, pot: 'RETENTION' }], [{ ...posted, ...held }]);
    const document = moved[0] === undefined ? null : lineDocument(moved[0], '2026-03');
    expect(document?.sentence).toMatch(
      /^Revision 2 of 2026-03: 16\.25 EUR \(1\.00 EUR of it held as holdback\) before, 16\.25 EUR \(1\.00 EUR of it held as retention\) now\. resolved: /,
    );
  });

  it('explains a vanished line by a recompute of zero', () => {
    const [revision] = revise([], [posted]);
    const document = revision === undefined ? null : lineDocument(revision, '2026-03');
    expect(document?.sentence).toBe(
      'Revision 2 of 2026-03: 16.25 EUR before, 0.00 EUR now. resolved: nothing is due any more.',
    );
    expect(document === null ? null : replay(document)).toEqual({ amount: '0/1', held: '0/1', faults: [] });
  });
});

describe('what is read for a period', () => {
  const agreement = { partnerId: 'p', customerId: 'c', startOn: '2026-01-15', endOn: null, timeZone: 'Europe/Berlin' };
  const isFact = (measure: string) => !measure.startsWith('baseline.');

  it('are its measures from its first instant to its last, on the clocks of the agreement', () => {
    expect(spanQueries(agreement, period, plan, isFact)).toEqual([
      {
        partnerId: 'p',
        customerId: 'c',
        from: '2026-02-28T23:00:00.000000Z',
        until: '2026-03-31T22:00:00.000000Z',
        measures: ['resolved'],
        grain: 'ROLLUP',
        tellsMark: true,
      },
    ]);
    expect(watchedFrom(agreement, period, plan)).toBe('2026-02-28T23:00:00.000000Z');
  });

  it('is also the time before, back to the start of the agreement, for a measure that counts it', () => {
    const measures = [{ key: 'so_far', facts: { measure: 'resolved', span: 'TO_DATE' } }];
    const rate = { measure: 'so_far', unit: '1.00' };
    const toDate = planFrom({ meed: 'plan/1', currency: 'EUR', measures, components: [{ key: 'all', rate }] });
    expect(spanQueries(agreement, period, toDate, isFact).map(({ from, measures: read }) => [from, read])).toEqual([
      ['2026-01-14T23:00:00.000000Z', ['resolved']],
    ]);
    expect(watchedFrom(agreement, period, toDate)).toBe('2026-01-14T23:00:00.000000Z');
  });

  it.each<[string, object, readonly (readonly [string, string, boolean])[]]>([
    [
      'another counts the time before',
      { span: 'TO_DATE' },
      [
        ['ROLLUP', '2026-02-28', false],
        ['ITEMS', '2026-01-14', false],
      ],
    ],
    [
      'another is read one by one',
      { truncateAbove: '10' },
      [
        ['ROLLUP', '2026-02-28', false],
        ['ITEMS', '2026-02-28', false],
      ],
    ],
    ['another is a sum too', {}, [['ROLLUP', '2026-02-28', true]]],
  ])('as sums tells the mark of its outcomes only where nothing else is read: %s', (_, terms, read) => {
    const measures = [{ key: 'other', facts: { measure: 'cost', ...terms } }];
    const components = [
      { key: 'one', rate: { measure: 'resolved', unit: '1.00' } },
      { key: 'two', rate: { measure: 'other', unit: '1.00' } },
    ];
    const both = planFrom({ meed: 'plan/1', currency: 'EUR', measures, components });
    const queries = spanQueries(agreement, period, both, isFact);
    expect(queries.map(({ grain, from, tellsMark }) => [grain, from.slice(0, 10), tellsMark])).toEqual(read);
  });

  it.each<[string, object, object]>([
    ['an agreement begins in the period', { startOn: '2026-03-02' }, {}],
    ['an agreement ends in the period', { endOn: '2026-03-31' }, {}],
    ['rates are locked fact by fact', {}, { rateSource: { source: 'ECB', maximumAgeDays: 5 } }],
    ['their size matters', {}, { components: [{ key: 'all', rate: { measure: 'sized', unit: '1.00' } }] }],
  ])('are single facts where %s', (_, terms, settings) => {
    const measures = [{ key: 'sized', facts: { measure: 'resolved', truncateAbove: '10' } }];
    const components = [{ key: 'all', rate: { measure: 'resolved', unit: '1.00' } }];
    const read = planFrom({ meed: 'plan/1', currency: 'EUR', measures, components, ...settings });
    expect(spanQueries({ ...agreement, ...terms }, period, read, isFact)).toMatchObject([
      { measures: ['resolved'], grain: 'ITEMS' },
    ]);
  });

  it('is nothing for a plan that pays a fixed fee', () => {
    const fixed = planFrom({
      meed: 'plan/1',
      currency: 'EUR',
      components: [{ key: 'base', fixedFee: { amount: '1.00', per: 'MONTH' } }],
    });
    expect(spanQueries(agreement, period, fixed, isFact)).toEqual([]);
  });
});

describe('estimates', () => {
  const pay: EstimatedPay = {
    agreementId: 'a1',
    period: '2026-03',
    lines: computed(fact('2', 'a')).filter(({ payee }) => payee === 'lead'),
    expected: computed(fact('2', 'a'), fact('4', 'b')).filter(({ payee }) => payee === 'lead'),
    posted: [
      { component: 'base', segment: '', payee: 'lead', partnerId: 'p-lead', currency: 'EUR', amount: 6_500n, held: 0n },
    ],
    labelOf: (component) => labelOf(plan, component),
    explained: () => computed(fact('2', 'a')).filter(({ payee }) => payee === 'lead'),
  };

  it('are what is due beyond what was posted, and what claims would add to it', () => {
    expect(estimated([pay], 'EUR')).toEqual({ projected: 1_625n, pendingVerification: 3_250n });
    expect(estimated([pay, pay], 'EUR')).toEqual({ projected: 3_250n, pendingVerification: 6_500n });
  });

  it('never add currencies', () => {
    expect(estimated([pay], 'USD')).toEqual({ projected: 0n, pendingVerification: 0n });
    expect(new Set(currenciesOf([pay]))).toEqual(new Set(['EUR']));
  });

  it('consist of components in the order of the plan, each in words', () => {
    const components = estimatedComponents([pay], 'EUR');
    expect(components.map(({ component, amount, posted }) => [component, amount, posted])).toEqual([
      ['base', 6_500n, 6_500n],
      ['resolved', 1_625n, 0n],
    ]);
    expect(components[1]?.says()).toContain('16.25 EUR');
  });
});

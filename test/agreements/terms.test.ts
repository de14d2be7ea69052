import { kpiOfBaseline } from '../../src/agreements/baseline.rules';
import { type Catalogue, catalogueKeys, measureFaults, measureWarnings } from '../../src/agreements/measures.rules';
import { assignPayees, type NamedPayee } from '../../src/agreements/payees.rules';
import { inputPath, planDocument } from '../../src/agreements/plan-document.rules';
import { componentsInWords } from '../../src/agreements/plan-words.rules';
import { readTerms, type Terms } from '../../src/agreements/terms.rules';
import { type Refusal, Refused } from '../../src/kernel/refusal';
import { planHash } from '../../src/terms/plan-hash';
import example from '../terms/reference/plan-example.json';

const monthly = { currency: 'EUR', cadence: 'MONTH' };
const terms = (components: readonly Record<string, unknown>[], plan: Record<string, unknown> = {}): Terms =>
  readTerms({ currency: 'EUR', components, ...plan }, monthly);
const fee = { key: 'base', pay: { fixedFee: { amount: '100.00', per: 'MONTH' } } };
const rate = (measure: string) => ({ key: `of-${measure}`, pay: { rate: { measure, unit: '1.00' } } });

function refusals(run: () => unknown): readonly Refusal[] {
  try {
    run();
  } catch (error) {
    if (error instanceof Refused) return error.refusals;
    throw error;
  }
  return [];
}
const told = (run: () => unknown) => refusals(run).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('a GraphQL plan', () => {
  it('becomes the document that a plan file holds, whatever was absent or null in it', () => {
    const { meed: _, components, ...plan } = example;
    const nested = components.map(({ key, label, ...pay }) => ({ key, label, segmentBy: null, pay }));
    const document = planDocument({ ...plan, components: nested, cadence: null, overlay: undefined });
    expect(document).toEqual(example);
    expect(planHash(document)).toBe(planHash(example));
  });

  it('has its faults where the client wrote them', () => {
    expect(inputPath(['components', 1, 'tieredRate', 'tiers', 0, 'upTo']).join('.')).toBe(
      'components.1.pay.tieredRate.tiers.0.upTo',
    );
    expect(inputPath(['components', 1, 'label']).join('.')).toBe('components.1.label');
    expect(inputPath(['adjustments', 0, 'maximum', 'amount']).join('.')).toBe('adjustments.0.maximum.amount');
  });

  it.each([null, undefined, 1, 'plan', [], {}, { components: 'all' }, { components: [null, 1] }])(
    'is refused, never a crash: %j',
    (raw) => {
      expect(new Set(refusals(() => readTerms(raw, monthly)).map(({ code }) => code))).toEqual(
        new Set(['INVALID_PLAN']),
      );
    },
  );

  it('is a plain document too, for those who import plan files', () => {
    expect(readTerms({ ...example }, monthly).hash).toBe(planHash(example));
  });

  it('may price one unit finer than a coin, but pays and bounds whole amounts', () => {
    expect(told(() => terms([{ ...rate('calls'), pay: { rate: { measure: 'calls', unit: '0.0004' } } }]))).toEqual([]);
    expect(told(() => terms([fee], { adjustments: [{ key: 'cap', maximum: { amount: '1.001' } }] }))).toEqual([
      'INVALID_AMOUNT plan.adjustments.0.maximum.amount',
    ]);
  });

  it('pays in the currency of its agreement', () => {
    const payIn = { currency: 'USD', rate: '1.1', lockedOn: '2026-01-01' };
    expect(told(() => terms([fee], { payIn }))).toEqual(['INVALID_PLAN plan.payIn.currency']);
    expect(
      told(() => readTerms({ currency: 'EUR', components: [fee], payIn }, { currency: 'USD', cadence: 'MONTH' })),
    ).toEqual([]);
  });
});

describe('payees', () => {
  const lead: NamedPayee = { payee: 'lead', partnerId: 'p1' };
  const split = [
    { payee: 'lead', share: '0.5' },
    { payee: 'partner', share: '0.5' },
  ];
  it.each([
    ['nobody is named: the agreement’s own partner', {}, [], { partner: 'own' }],
    ['the sole payee is somebody else', {}, [{ payee: 'partner', partnerId: 'p2' }], { partner: 'p2' }],
    ['a split with the own partner', { split }, [lead], { lead: 'p1', partner: 'own' }],
    ['an overlay', { overlay: [{ payee: 'lead', share: '0.1' }] }, [lead], { lead: 'p1', partner: 'own' }],
  ])('are assigned: %s', (_, plan, named, expected) => {
    expect(assignPayees(terms([fee], plan).plan, named, 'own')).toEqual(expected);
  });

  it('are refused one by one', () => {
    const { plan } = terms([fee], { split });
    expect(told(() => assignPayees(plan, [], 'own'))).toEqual(['INVALID_INPUT payees']);
    expect(told(() => assignPayees(plan, [lead, lead, { payee: 'ghost', partnerId: 'p3' }], 'own'))).toEqual([
      'INVALID_INPUT payees.1.payee',
      'INVALID_INPUT payees.2.payee',
    ]);
  });
});

describe('measures', () => {
  const catalogue = (more: Partial<Catalogue> = {}): Catalogue => ({
    kpis: new Map([
      ['cost', 'OUTCOME'],
      ['calls', 'USAGE'],
    ]),
    definitions: new Set(['resolved']),
    selfReported: new Set(),
    ...more,
  });
  const savings = {
    key: 's',
    pay: { sharedSavings: { baselineMeasure: 'baseline.cost', actualMeasure: 'cost', gain: { share: '0.4' } } },
  };

  it('are KPIs, outcome definitions and agreed baselines', () => {
    expect([...catalogueKeys(terms([savings, rate('resolved')]))].sort()).toEqual(['cost', 'resolved']);
    expect(measureFaults(terms([savings, rate('resolved'), rate('calls')]), catalogue())).toEqual([]);
    expect(kpiOfBaseline('baseline.cost')).toBe('cost');
    expect(kpiOfBaseline('cost')).toBeNull();
  });

  it('are looked up behind the measures that a plan derives from them', () => {
    const derived = { measures: [{ key: 'net', difference: { of: 'resolved', minus: ['reopened'] } }] };
    const faults = measureFaults(terms([rate('net')], derived), catalogue());
    expect(faults.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['UNKNOWN_KPI', 'plan.measures.0.difference.minus.0'],
    ]);
  });

  it('are refused where nobody measures them, or the paid one would, by the place in the plan', () => {
    const faults = measureFaults(
      terms([fee, rate('lost'), rate('resolved')]),
      catalogue({ selfReported: new Set(['resolved']) }),
    );
    expect(faults.map(({ code, field, message }) => [code, field?.join('.'), message])).toEqual([
      [
        'UNKNOWN_KPI',
        'plan.components.1.pay.rate.measure',
        'plan.components.1.pay.rate.measure: "lost" is neither a KPI nor an outcome definition (component "of-lost")',
      ],
      [
        'SELF_VERIFICATION',
        'plan.components.2.pay.rate.measure',
        'plan.components.2.pay.rate.measure: the automatic source of "resolved" belongs to the one who is paid (component "of-resolved")',
      ],
    ]);
  });

  it('of mere usage are accepted with a warning', () => {
    expect(measureWarnings(terms([rate('calls'), rate('resolved')]), catalogue())).toMatchObject([
      { severity: 'WARNING', code: 'PAYS_ON_USAGE', path: ['components', 0, 'rate', 'measure'] },
    ]);
  });
});

it('puts every component of a stored plan into words, whatever the order of its fields', () => {
  const stored = JSON.parse(JSON.stringify(example, Object.keys(flat(example)).sort()));
  expect(componentsInWords(stored)).toEqual([
    {
      key: 'base',
      label: 'Service desk, minimum delivery',
      kind: 'fixedFee',
      sentence: 'Fixed fee: amount 6000.00, per MONTH, proration DAYS.',
    },
    {
      key: 'resolved',
      label: 'Tickets resolved and not reopened',
      kind: 'tieredRate',
      sentence:
        'Tiered rate: measure tickets_resolved, mode GRADUATED, tiers (up to 100, unit 50.00), (up to 200, unit 60.00), ' +
        '(unit 75.00), package rounding UP, flat at zero false.',
    },
  ]);
});

/** Every field name of a document: as a list of names, it makes JSON.stringify write the fields in that order. */
function flat(value: unknown, names: Record<string, true> = {}): Record<string, true> {
  if (typeof value !== 'object' || value === null) return names;
  for (const [name, member] of Object.entries(value)) {
    names[name] = true;
    flat(member, names);
  }
  return names;
}

import fc from 'fast-check';
import { sum } from '../../src/kernel/rational';
import { admitReports, type Head } from '../../src/outcomes/ingest/admit-reports.rules';
import { claimByRule } from '../../src/outcomes/ingest/claim-by-rule.rules';
import type { ReportingSource, RuledDefinition, Standing } from '../../src/outcomes/ingest/claimed-outcome.rules';
import { bodyHash, type ReportedMeasurement } from '../../src/outcomes/ingest/reported-measurement.rules';
import type { ResolvedReport } from '../../src/outcomes/ingest/resolve-report.rules';
import { isAhead, maturesAt } from '../../src/outcomes/maturity.rules';

const NOW = '2026-03-10T12:00:00.000Z';
type Definition = RuledDefinition;
const automatic: Definition = { id: 'd1', verifierPolicy: 'AUTOMATIC', sourceId: 's1', windowDays: 7 };

const resolved = (more: Partial<ResolvedReport<Definition>> = {}): ResolvedReport<Definition> => ({
  index: 0,
  key: 'k1',
  kpiId: 'kpi',
  partnerId: 'p1',
  customerId: 'c1',
  at: '2026-03-05T10:00:00.000Z',
  quantity: '2',
  unit: 'credit',
  dimensions: {},
  externalReference: 'R1',
  definitions: [automatic],
  ...more,
});

const counter = () => {
  let made = 0;
  return () => {
    made += 1;
    return `id-${made}`;
  };
};
const admit = (
  reports: readonly ResolvedReport<Definition>[],
  heads: readonly Head[] = [],
  keys = new Map<string, string>(),
  bodyHashes = reports.map(() => 'h1'),
) => admitReports(reports, { keys, bodyHashes, heads, now: NOW, newId: counter() });

describe('the words of a report', () => {
  const said: ReportedMeasurement = {
    ...{ key: 'k', kpiKey: 'kpi', partnerReference: 'p', customerReference: null, at: NOW, quantity: '1.50' },
    ...{ unit: 'u', dimensions: { a: '1' }, externalReference: 'r' },
  };
  it('are the same under another spelling of the number, and under another key', () => {
    expect(bodyHash({ ...said, quantity: '1.5', key: 'other' })).toBe(bodyHash(said));
  });
  it.each([
    { quantity: '1.51' },
    { at: '2026-03-10T12:00:00.001Z' },
    { customerReference: 'c' },
    { dimensions: {} },
    { externalReference: 's' },
  ])('are others with %j', (more) => expect(bodyHash({ ...said, ...more })).not.toBe(bodyHash(said)));
});

describe('admission', () => {
  const head: Head = {
    id: 'm0',
    kpiId: 'kpi',
    externalReference: 'R1',
    partnerId: 'p1',
    customerId: 'c1',
    recordedAt: NOW,
  };

  it('knows keys of before and of the same batch', () => {
    const reports = [
      resolved({ index: 0, key: 'old' }),
      resolved({ index: 1, key: 'old' }),
      resolved({ index: 2, key: 'new', externalReference: 'R2' }),
      resolved({ index: 3, key: 'new', externalReference: 'R2' }),
      resolved({ index: 4, key: 'new' }),
    ];
    const { admitted, duplicates, rejections } = admit(reports, [], new Map([['old', 'h1']]), [
      ...['h1', 'h2', 'h1', 'h1', 'h3'],
    ]);
    expect(admitted.map(({ index }) => index)).toEqual([2]);
    expect(duplicates).toBe(2);
    expect(rejections.map(({ index, code }) => [index, code])).toEqual(
      [1, 4].map((index) => [index, 'IDEMPOTENCY_KEY_REUSED']),
    );
  });

  it('chains corrections, each recorded not before what it corrects, whatever the clocks say', () => {
    const ahead = { ...head, recordedAt: '2026-03-10T12:00:05.000Z' };
    const { admitted } = admit([resolved({ key: 'a' }), resolved({ key: 'b' })], [ahead]);
    expect(admitted.map(({ id, supersedesId, recordedAt }) => [id, supersedesId, recordedAt])).toEqual([
      ['id-1', 'm0', '2026-03-10T12:00:05.001Z'],
      ['id-2', 'id-1', '2026-03-10T12:00:05.002Z'],
    ]);
  });

  it('keeps partner and customer of what it corrects, and leaves the key of the refused one free', () => {
    const reports = [resolved({ partnerId: 'p2' }), resolved({ index: 1, customerId: null }), resolved({ index: 2 })];
    const { admitted, rejections } = admit(reports, [head]);
    expect(rejections.map(({ field, code }) => [field, code])).toEqual([
      ['partnerReference', 'INVALID_STATE'],
      ['customerReference', 'INVALID_STATE'],
    ]);
    expect(admitted.map(({ index }) => index)).toEqual([2]);
  });

  it('does not confuse what two KPIs say about one thing', () => {
    expect(admit([resolved({ kpiId: 'other' })], [head]).admitted[0]?.supersedesId).toBeNull();
  });
});

describe('a claim by rule', () => {
  const desk: ReportingSource = { id: 's1', ownerKind: 'VENDOR', partnerId: null };
  const standing: Standing = {
    ...{ id: 'o1', definitionId: 'd1', externalReference: 'R1', partnerId: 'p1', customerId: 'c1', revision: 3 },
    ...{ occurredAt: '2026-03-01T00:00:00.000Z', quantity: '5', state: 'VERIFIED', lastSequence: 2, sourceId: 's1' },
  };
  const claim = (reports: readonly ResolvedReport<Definition>[], known: readonly Standing[] = [], source = desk) =>
    claimByRule(
      admit(reports).admitted.map((report) => ({
        ...report,
        partnerId: report.partnerId ?? '',
        customerId: report.customerId ?? '',
      })),
      { source, standing: known, personId: null, now: NOW, newId: counter() },
    );
  const manual: Definition = { ...automatic, verifierPolicy: 'CUSTOMER', sourceId: null };

  it('is verified at once by the source of record, and matures with its window', () => {
    const { added, addedEvents, claimed, verified } = claim([resolved()]);
    expect(added[0]).toMatchObject({
      revision: 1,
      state: 'VERIFIED',
      lastSequence: 2,
      maturesAt: '2026-03-12T10:00:00.000Z',
    });
    expect(addedEvents.map(({ event }) => [event.sequence, event.type, event.organisation])).toEqual([
      [1, 'CLAIMED', 'VENDOR'],
      [2, 'VERIFIED', 'SOURCE'],
    ]);
    expect([claimed, verified]).toEqual([1, 1]);
  });

  it.each([
    ['another source', { ...desk, id: 's2' }, automatic],
    ['a source that the paid partner owns', { ...desk, ownerKind: 'PARTNER', partnerId: 'p1' }, automatic],
    ['another policy', desk, manual],
  ])('by %s is not verified', (_, source, definition) => {
    expect(claim([resolved({ definitions: [definition] })], [], source)).toMatchObject({ claimed: 1, verified: 0 });
  });

  it.each(['CLAIMED', 'VERIFIED', 'REOPENED'] as const)('corrects a revision that is %s', (state) => {
    const { added, superseded } = claim([resolved()], [{ ...standing, state }]);
    expect(superseded.map(({ event }) => [event.type, event.reason, event.sequence])).toEqual([
      ['REVERSED', 'superseded', 3],
    ]);
    expect(added[0]?.revision).toBe(4);
  });

  it.each(['REJECTED', 'REVERSED'] as const)('follows on a revision that is %s without touching it', (state) => {
    expect(claim([resolved()], [{ ...standing, state }])).toMatchObject({ superseded: [], added: [{ revision: 4 }] });
  });

  it('to zero only withdraws', () => {
    expect(claim([resolved({ quantity: '0.00' })], [standing])).toMatchObject({ added: [], claimed: 0 });
    expect(claim([resolved({ quantity: '0' })])).toMatchObject({ added: [], superseded: [] });
  });

  it('gives way to what somebody else claimed, unless it comes from the source of record', () => {
    const theirs = { ...standing, sourceId: null, partnerId: 'p9', state: 'CLAIMED' as const };
    expect(claim([resolved()], [theirs], { ...desk, id: 's2' })).toMatchObject({ added: [], superseded: [] });
    const { added, shifts } = claim([resolved()], [theirs]);
    expect(added[0]).toMatchObject({ partnerId: 'p1', revision: 4, state: 'VERIFIED' });
    expect(shifts.map(({ partnerId, claimed, verified }) => [partnerId, String(claimed), String(verified)])).toEqual([
      ['p9', '-5', '0'],
      ['p1', '0', '2'],
    ]);
  });

  it('leaves at most one revision standing, and shifts that add up to it', () => {
    const quantities = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(quantities, fc.boolean(), (given, isKnown) => {
        const reports = given.map((quantity, index) =>
          resolved({ index, key: `k${index}`, quantity: String(quantity) }),
        );
        const { added, addedEvents, shifts } = claim(reports, isKnown ? [standing] : []);
        const stand = added.filter(({ state }) => state === 'VERIFIED');
        const last = given.at(-1) ?? 0;
        expect(stand.map(({ quantity }) => quantity)).toEqual(last === 0 ? [] : [String(last)]);
        expect(sum(shifts.map(({ verified }) => verified)).toString()).toBe(String(last - (isKnown ? 5 : 0)));
        for (const outcome of added)
          expect(addedEvents.filter((one) => one.outcome.id === outcome.id).map(({ event }) => event.sequence)).toEqual(
            Array.from({ length: outcome.lastSequence }, (_, index) => index + 1),
          );
      }),
    );
  });
});

describe('the window of an outcome', () => {
  it.each([
    ['2026-03-20T10:00:00.000Z', 14, '2026-04-03T10:00:00.000Z'],
    ['2026-03-28T23:30:00.000Z', 1, '2026-03-29T23:30:00.000Z'],
    ['2024-02-28T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
    ['2025-12-31T23:59:59.999Z', 0, '2025-12-31T23:59:59.999Z'],
  ])('of %s and %i days closes at %s', (occurredAt, days, closes) => expect(maturesAt(occurredAt, days)).toBe(closes));

  it.each([
    ['2026-03-10T13:00:00.000Z', false],
    ['2026-03-10T13:00:00.001Z', true],
    ['2026-03-10T11:00:00.000Z', false],
  ])('%s lies ahead: %s', (instant, isIt) => expect(isAhead(instant, NOW)).toBe(isIt));
});

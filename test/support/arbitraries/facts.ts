import fc from 'fast-check';

/** A fact as a document has it. */
export interface FactJson {
  readonly measure: string;
  readonly subject?: string;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions?: Record<string, string>;
  readonly ref: string;
  readonly lock?: Record<string, string>;
}

export const PERIOD = { start: '2026-07-01', endExclusive: '2026-10-01', timeZone: 'Europe/Berlin' };

const instant = (from: string, days: number) =>
  fc
    .integer({ min: 0, max: days * 86_400 - 1 })
    .map((second) => new Date(Date.parse(from) + second * 1000).toISOString());

const inPeriod = instant('2026-07-01T00:00:00Z', 91);
/** Days on which every generated agreement is in force. */
const early = instant('2026-07-02T00:00:00Z', 60);
const beforePeriod = instant('2026-04-01T00:00:00Z', 90);

/** A decimal between 0 and `whole`, with up to `places` decimals, as text. */
export const decimal = (whole: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: whole }), fc.bigInt({ min: 0n, max: 10n ** BigInt(places) - 1n }))
    .map(([units, rest]) => (places === 0 ? String(units) : `${units}.${rest.toString().padStart(places, '0')}`));

const CLASSES = ['a', 'b', 'c'];

const counted = (measure: string, unit: string, quantity: fc.Arbitrary<string>, most: number) =>
  fc.array(
    fc.record({
      measure: fc.constant(measure),
      subject: fc.constantFrom('case-1', 'case-2', 'case-3'),
      at: inPeriod,
      quantity,
      unit: fc.constant(unit),
      dimensions: fc.record({ class: fc.constantFrom(...CLASSES), day: fc.integer({ min: 0, max: 120 }).map(String) }),
      ref: fc.uuid(),
    }),
    { maxLength: most },
  );

/** A level is measured on a day on which every generated agreement is in force. */
const level = (measure: string, unit: string, quantity: fc.Arbitrary<string>) =>
  quantity.map((text) => [{ measure, at: '2026-07-10T08:00:00Z', quantity: text, unit, ref: `${measure}-1` }]);

const observations = fc.tuple(decimal(1, 4), decimal(1, 4), decimal(1, 4)).map((levels) =>
  levels.map((quantity, index) => ({
    measure: 'uptime',
    at: `2026-0${7 + index}-15T12:00:00Z`,
    quantity,
    unit: '1',
    ref: `uptime-${index}`,
  })),
);

const acceptances = fc.subarray(['design', 'build', 'launch']).map((keys) =>
  keys.map((milestone) => ({
    measure: 'accepted',
    at: '2026-08-01T09:00:00Z',
    quantity: '1',
    unit: 'acceptance',
    dimensions: { milestone },
    ref: `accepted-${milestone}`,
  })),
);

const touches = fc.array(
  fc.record({
    measure: fc.constant('touches'),
    subject: fc.constantFrom('deal-1', 'deal-2'),
    at: early,
    quantity: fc.constant('1'),
    unit: fc.constant('touch'),
    dimensions: fc.record({ payee: fc.constantFrom('north', 'south', 'west') }),
    ref: fc.uuid(),
  }),
  { minLength: 1, maxLength: 6 },
);

const earlier = fc.array(
  fc.record({
    measure: fc.constant('tickets'),
    at: beforePeriod,
    quantity: decimal(300, 0),
    unit: fc.constant('ticket'),
    ref: fc.uuid(),
  }),
  { maxLength: 3 },
);

const FOREIGN = { EUR: 'USD', JPY: 'EUR', KWD: 'USD' } as const;
/** The currency whose rate generated plans state themselves. */
export const FIXED_ABROAD = 'CHF';

/** Revenue in other currencies: at a locked rate, stated either way round, or at the rate of the plan. */
const abroad = (currency: keyof typeof FOREIGN) =>
  fc.tuple(
    counted('revenue', FIXED_ABROAD, decimal(90_000, 2), 2),
    fc
      .tuple(counted('revenue', FOREIGN[currency], decimal(90_000, 2), 3), fc.boolean(), decimal(9, 10))
      .map(([facts, isInverse, rest]) => {
        const [base, quote] = isInverse ? [currency, FOREIGN[currency]] : [FOREIGN[currency], currency];
        const lock = { base, quote, rate: `1${rest}`, source: 'ECB', statedOn: '2026-07-03', lockedOn: '2026-07-05' };
        return facts.map((fact) => ({ ...fact, lock }));
      }),
  );

/** The facts of one period for every measure that the generated plans read: quantities have up to 12 decimals. */
export const anyFacts = (currency: keyof typeof FOREIGN, digits: number): fc.Arbitrary<readonly FactJson[]> =>
  fc
    .tuple(
      counted('tickets', 'ticket', fc.oneof(decimal(500, 0), decimal(500, 12)), 6),
      counted('revenue', currency, decimal(1_000_000, digits), 5),
      counted('regressed', currency, decimal(10_000, digits), 3),
      level('cost', currency, decimal(2_000_000, digits)),
      level(
        'baseline',
        currency,
        decimal(2_000_000, digits).map((text) => `1${text}`),
      ),
      level('score', '1', decimal(1, 6)),
      level('quality', '1', decimal(0, 4)),
      level('roster', 'user-month', decimal(5000, 2)),
      level('balance', currency, decimal(5000, digits)),
      observations,
      acceptances,
      touches,
      earlier,
      abroad(currency).map((groups) => groups.flat()),
    )
    .map((groups) => groups.flat());

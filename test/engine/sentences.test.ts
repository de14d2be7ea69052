import { explain } from '../../src/engine/explain';
import { evaluate } from '../../src/engine/statement';
import { aPlan, fact, someFacts } from '../support/plans/build';
import { exampleJson, factsFrom, planFrom } from '../support/plans/examples';

/** What the last line of an example says to the person it pays: every number that led to the amount, in words. */
const SENTENCES: readonly (readonly [example: string, sentence: string])[] = [
  [
    '14-credit-weights',
    'credits: resolved by complexity: (900 "simple" x 1 + 200 "medium" x 2.5 + 40 "complex" x 6) = 1,640 credits x 0.80 EUR = 1,312.00 EUR.',
  ],
  ['12-per-resolved-ticket', 'tickets: 1,178 resolved_for_good x 0.99 EUR = 1,166.22 EUR.'],
  [
    'more/reward-rules',
    'pay: 1 deals (segment is "enterprise") x 500.00 EUR + 2 deals (country is "DE" or "FR") x 150.00 EUR + 1 deals (no rule) x 100.00 EUR = 900.00 EUR.',
  ],
  [
    '16-performance-tiers-graduated',
    'tiers: 240 resolved, each slice at its own tier: 100 x 50.00 EUR + 100 x 60.00 EUR + 40 x 75.00 EUR = 14,000.00 EUR.',
  ],
  ['16-performance-tiers-volume', 'tiers: 240 resolved, all at the tier reached: 240 x 75.00 EUR = 18,000.00 EUR.'],
  ['more/package-up', 'pay: 105 mails, in blocks of 100, all at the tier reached: 2 blocks x 5.00 EUR = 10.00 EUR.'],
  [
    'more/running-sequence',
    'pay: 100 resolved, each slice at its own tier, after 150 before: 250 are 100 x 50.00 EUR + 100 x 60.00 EUR + 50 x 75.00 EUR; less 100 x 50.00 EUR + 50 x 60.00 EUR = 6,750.00 EUR.',
  ],
  [
    'more/prorated-by-days',
    'pay: 36,500.00 EUR x 294/365 years in force (from 2026-03-13, until before 2027-01-01) = 29,400.00 EUR.',
  ],
  [
    '04-payout-curve',
    'curve: attainment 110 % (1,100 resolved against the target of 1,000) lies on the line from 100 %, which pays 10,000.00 EUR, to 120 %, which pays 15,000.00 EUR = 12,500.00 EUR.',
  ],
  [
    'more/stepped-curve',
    'pay: attainment 110 % (attainment) has reached 100 %, which pays 10,000.00 EUR = 10,000.00 EUR.',
  ],
  [
    'more/graduated-percentage',
    'pay: sales of 250,000.00 EUR: 2 % of 100,000.00 EUR + 3 % of 100,000.00 EUR + 100.00 EUR flat + 5 % of 50,000.00 EUR = 7,600.00 EUR.',
  ],
  [
    'more/per-transaction',
    'pay: 4 transactions of sales, the first 1 free, each 2.9 % + 0.30 EUR, at least 0.50 EUR, at most 20.00 EUR = 23.70 EUR.',
  ],
  ['more/free-amount', 'pay: 10 % of 500.00 EUR (sales of 1,500.00 EUR, the first 1,000.00 EUR free) = 50.00 EUR.'],
  [
    '03-performance-bonus',
    'bonus: 60 deals beyond the target (560 against 500) x 40.00 EUR = 2,400.00 EUR, at most 2,000.00 EUR = 2,000.00 EUR. The maximum is reached.',
  ],
  [
    '06-penalty',
    'shortfall: resolution_rate of 0.91 misses its target by 0.04: charged 4 points x 2 % of 20,000.00 EUR, at most 10 % of 20,000.00 EUR = -1,600.00 EUR.',
  ],
  ['more/penalty-bands', 'pay: rate of 0.91 misses its target by 0.04: charged 3 % of 20,000.00 EUR = -600.00 EUR.'],
  [
    'more/clawback-full',
    'pay: taken back within 90 days of warranty: 8,000.00 EUR in full (regressed on day 45) + 500.00 EUR in full (regressed on day 95) = -8,000.00 EUR.',
  ],
  [
    '17-sla-uptime',
    'credit: uptime of 0.994, at most 25 %: a service credit of 10 % of 12,000.00 EUR = -1,200.00 EUR.',
  ],
  [
    'more/service-credit-points',
    'pay: uptime of 0.998 missed (4 points), response of 20 missed (3 points), 0.5 % a point, at most 10 %: a service credit of 3.5 % of 10,000.00 EUR = -350.00 EUR.',
  ],
  [
    'more/service-credit-pool',
    'pay: uptime of 0.998 missed (80 %), response of 20 missed (60 %) of the 12 % at risk: a service credit of 12 % of 10,000.00 EUR = -1,200.00 EUR.',
  ],
  [
    'more/earn-back',
    'pay: uptime of 0.9999: a service credit of 0 % of 10,000.00 EUR; given back 50 % of 1,000.00 EUR, as uptime has recovered to 0.9999 = 500.00 EUR. Every service level is met.',
  ],
  [
    '07-shared-savings',
    'savings: the actual 930,000.00 EUR against the baseline 1,000,000.00 EUR is a saving of 70,000.00 EUR (7 %), of which 40 %, at most 100,000.00 EUR (10 % of the baseline) = 28,000.00 EUR.',
  ],
  [
    '08-shared-losses',
    'risk: the actual 1,060,000.00 EUR against the baseline 1,000,000.00 EUR is a loss of 60,000.00 EUR (6 %), of which 30 %, at most 40,000.00 EUR (4 % of the baseline) is owed = -18,000.00 EUR.',
  ],
  [
    'more/risk-corridor',
    'pay: the actual 920,000.00 EUR against the baseline 1,000,000.00 EUR is a saving of 80,000.00 EUR (8 %), shared by band: 100 % of 30,000.00 EUR + 50 % of 50,000.00 EUR = 55,000.00 EUR.',
  ],
  [
    'more/savings-quality-gate',
    'pay: the actual 900,000.00 EUR against the baseline 1,000,000.00 EUR is a saving of 100,000.00 EUR (10 %), of which 50 % x quality (quality of 0.79, which must be at least 0.8) = 0.00 EUR.',
  ],
  [
    'more/target-cost-gain',
    'pay: the target fee 8,000.00 EUR + 30 % of (the target cost 100,000.00 EUR less the actual 90,000.00 EUR), the whole price being at most 120,000.00 EUR = 11,000.00 EUR.',
  ],
  [
    'more/capitation-stop-loss',
    'pay: 100 unit-months (enrolled) x 50.00 EUR + 4,000.00 EUR, 80 % of what single cases cost above 25,000.00 EUR = 9,000.00 EUR.',
  ],
  [
    '10-bundled-payment',
    'migration: 1 migrations x the bundled price of 80,000.00 EUR = 80,000.00 EUR; training gets 0.2 of it, 16,000.00 EUR.',
  ],
  [
    '22-milestones',
    'project / build: the milestone build is accepted: 30 % of 200,000.00 EUR = 60,000.00 EUR; 6,000.00 EUR of it is held back.',
  ],
  [
    '36-sustained-outcomes',
    'sustained / 2026-09: uptime held through 2026-09: 1 of 3 parts of 9,000.00 EUR = 3,000.00 EUR.',
  ],
  [
    '28-committed-use-overage',
    'commitment: 10,000 calls of the committed 10,000 x 0.08 EUR + 2,000 beyond x 0.10 EUR = 1,000.00 EUR.',
  ],
  [
    'more/commitment-true-up',
    'pay: 500 calls of the committed 12,000, 11,000 of them before in this year, x 0.10 EUR + 500 missing x 0.10 EUR = 100.00 EUR. Topped up by 500 calls.',
  ],
  [
    '30-outcome-guarantee',
    'guarantee: verified_value of 170,000.00 EUR misses the guaranteed 200,000.00 EUR by 30,000.00 EUR, x 1 = -30,000.00 EUR.',
  ],
  ['39-chargeback-by-value', 'cost / finance: 1 of 6 parts of 100,000.00 EUR are for finance = 16,666.67 EUR.'],
  [
    '38-iteration-budget',
    'iteration: (40,000.00 EUR x 1 month in force (from 2026-09-01, until before 2026-10-01)) x 0.85 (delivery) x 0.95 (quality) = 32,300.00 EUR.',
  ],
  [
    'more/guardrail',
    'pay: (20,000.00 EUR x 1 month in force (from 2026-09-01, until before 2026-10-01)) x 0.5 (csat) = 10,000.00 EUR. "csat" is 81, below 85. Pay is scaled by 0.5.',
  ],
  [
    'more/guardrail-hold',
    'pay: 20,000.00 EUR x 1 month in force (from 2026-09-01, until before 2026-10-01) = 20,000.00 EUR; 20,000.00 EUR of it is held back. "csat" is 81, below 85.',
  ],
  [
    '34-co-selling-overlay',
    'deal: 1 deals x 12,000.00 EUR = 12,000.00 EUR; specialist gets 0.05 of it on top, 600.00 EUR.',
  ],
  ['more/paid-in-another-currency', 'pay: (3 deals x 33.333 EUR) x 1.1 USD per EUR = 110.00 USD.'],
  [
    'more/draw-recovery',
    'draw: the lines before it sum to 3,000.00 EUR, 50 % of what is above the draw of 2,000.00 EUR recovers at most the 800.00 EUR still owed = -500.00 EUR.',
  ],
  [
    '23-reserve-fund-deposit',
    'reserve: the lines before it sum to 40,000.00 EUR, 10 % of it goes into the fund, which held 0.00 EUR, up to 20,000.00 EUR and leaving 15,000.00 EUR = -4,000.00 EUR. Reserve fund',
  ],
  [
    '23-reserve-fund-draw',
    'reserve: the lines before it sum to 12,000.00 EUR, raised towards the floor of 15,000.00 EUR from the fund, which held 4,000.00 EUR = 3,000.00 EUR. Reserve fund',
  ],
  [
    'more/payout-fee',
    'fee: the lines before it sum to 1,000.00 EUR, less a fee of 1.5 % of what is above 200.00 EUR + 0.35 EUR = -12.35 EUR.',
  ],
  [
    'more/linear-exchange',
    'quality: the lines before it sum to 100,000.00 EUR, x 0.018, which score of 80 stands for = 1,800.00 EUR.',
  ],
  [
    'more/plan-maximum',
    'ceiling: the lines before it sum to 700.00 EUR, at most 500.00 EUR = -200.00 EUR; -20.00 EUR of it is held back.',
  ],
  ['more/plan-minimum', 'floor: the lines before it sum to 700.00 EUR, at least 1,000.00 EUR = 300.00 EUR.'],
];

test.each(SENTENCES)('%s', (name, sentence) => {
  const { lines } = evaluate(planFrom(exampleJson(name, 'plan')), factsFrom(exampleJson(name, 'facts')), {
    explain: true,
  });
  expect(lines.at(-1)?.explanation?.says()).toBe(sentence);
});

test('the inputs of credits name the class that each quantity was weighted by, and its source', () => {
  const plan = aPlan([
    {
      key: 'resolved',
      rate: {
        measure: 'resolved',
        unit: '12.50',
        classBy: 'priority',
        weights: [
          { class: '2 - High', weight: '1.5' },
          { class: '4 - Low', weight: '1' },
        ],
      },
    },
  ]);
  const facts = someFacts(
    [
      fact('resolved', '1', 'incident', { priority: '2 - High', number: 'INC1' }, { ref: 'a' }),
      fact('resolved', '1', 'incident', { priority: '2 - High', number: 'INC2' }, { ref: 'b' }),
      fact('resolved', '1', 'incident', { priority: '4 - Low' }, { ref: 'c' }),
    ],
    { sources: [{ measure: 'resolved', source: 'service desk', version: '3' }] },
  );
  const [line] = evaluate(plan, facts, { explain: true }).lines;
  const document = line?.explanation ? explain(line.explanation) : null;
  expect(document?.sentence).toBe(
    'resolved: resolved by priority: (2 "2 - High" x 1.5 + 1 "4 - Low" x 1) = 4 credits x 12.50 EUR = 50.00 EUR.',
  );
  expect(document?.inputs).toEqual([
    {
      measure: 'resolved',
      unit: 'incident',
      quantity: '2',
      dimensions: [
        { name: 'number', values: ['INC1', 'INC2'], distinct: 2 },
        { name: 'priority', values: ['2 - High'], distinct: 1 },
      ],
      how: 'SUM',
      facts: 2,
      refs: ['a', 'b'],
      source: 'service desk',
      version: '3',
    },
    expect.objectContaining({ quantity: '1', dimensions: [{ name: 'priority', values: ['4 - Low'], distinct: 1 }] }),
  ]);
});

test('of a dimension with very many values the first twenty are shown, and how many there are', () => {
  const facts = Array.from({ length: 25 }, (_, index) => fact('deals', '1', 'deal', { number: `D${100 + index}` }));
  const plan = aPlan([{ key: 'pay', rate: { measure: 'deals', unit: '1' } }]);
  const [line] = evaluate(plan, someFacts(facts), { explain: true }).lines;
  const [input] = line?.explanation ? explain(line.explanation).inputs : [];
  expect(input?.dimensions).toEqual([{ name: 'number', values: expect.any(Array), distinct: 25 }]);
  expect(input?.dimensions[0]?.values.slice(18)).toEqual(['D118', 'D119']);
});

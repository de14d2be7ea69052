import type { Facts } from '../../src/engine/facts';
import type { Plan } from '../../src/engine/plan';
import { parseFacts } from '../../src/terms/parse-facts';
import { parsePlan } from '../../src/terms/parse-plan';

/** The numbers of one agreement and month, as text. */
export interface Numbers {
  readonly activeFrom: number;
  readonly resolved: string;
  readonly revenue: string;
  readonly quality: string;
  readonly uptime: string;
}

/** What each program answers: ten lines (and the ceiling's two, when it bites) as minor units and the held part of them. */
export type Lines = readonly (readonly [amount: bigint, held: bigint])[];

const PLAN = {
  meed: 'plan/1',
  currency: 'EUR',
  components: [
    { key: 'base', fixedFee: { amount: '6000.00', per: 'MONTH', proration: 'DAYS' } },
    {
      key: 'resolved',
      tieredRate: {
        measure: 'resolved',
        mode: 'GRADUATED',
        tiers: [
          { upTo: '100', unit: '50.00' },
          { upTo: '200', unit: '60.00' },
          { upTo: '400', unit: '75.00' },
          { unit: '80.00' },
        ],
      },
    },
    { key: 'margin', percentage: { measure: 'revenue', share: '0.035' }, maximum: '5000.00' },
    {
      key: 'quality',
      curve: {
        attainmentMeasure: 'quality',
        anchors: [
          { attainment: '0.8', payout: '0' },
          { attainment: '1', payout: '2000' },
          { attainment: '1.2', payout: '3000' },
        ],
      },
    },
    {
      key: 'shortfall',
      penalty: {
        shortfall: { measure: 'uptime', target: '0.995', points: { size: '0.001', feeShare: '0.02' } },
        fee: '6000',
        maximumShare: '0.10',
      },
    },
  ],
  adjustments: [{ key: 'ceiling', maximum: { amount: '30000.00' } }],
  split: [
    { payee: 'lead', share: '0.65' },
    { payee: 'field', share: '0.35' },
  ],
  holdback: { share: '0.15', release: { on: 'REVIEW' } },
};

/** A five-component plan with a ceiling, a split and a holdback. */
export function benchPlan(): Plan {
  const read = parsePlan(PLAN);
  if ('plan' in read) return read.plan;
  throw new Error(JSON.stringify(read.problems));
}

/** Different numbers for every agreement: below and above every bound of the plan. */
export const benchNumbers = (count: number): readonly Numbers[] =>
  Array.from({ length: count }, (_, index) => ({
    activeFrom: 1 + (index % 20),
    resolved: String(20 + ((index * 37) % 500)),
    revenue: `${(index * 7919) % 200_000}.${String((index * 31) % 100).padStart(2, '0')}`,
    quality: `${index % 5 === 0 ? 1 : 0}.${String((index * 123) % 10_000).padStart(4, '0')}`,
    uptime: `0.${String(985_000 + ((index * 271) % 15_000))}`,
  }));

export function benchFacts({ activeFrom, resolved, revenue, quality, uptime }: Numbers): Facts {
  const read = parseFacts({
    meed: 'facts/1',
    period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'Europe/Berlin' },
    agreement: { start: `2026-09-${String(activeFrom).padStart(2, '0')}` },
    facts: [
      { measure: 'resolved', quantity: resolved, unit: 'ticket', ref: 'rollup-1' },
      { measure: 'revenue', quantity: revenue, unit: 'EUR', ref: 'rollup-2' },
      { measure: 'quality', quantity: quality, unit: '1', ref: 'rollup-3' },
      { measure: 'uptime', quantity: uptime, unit: '1', ref: 'rollup-4' },
    ],
  });
  if ('facts' in read) return read.facts;
  throw new Error(JSON.stringify(read.problems));
}

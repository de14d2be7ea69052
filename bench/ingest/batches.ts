import { BATCH_ROWS, PARTNERS } from './world';

/** One measurement as the typed input takes it. */
export interface GivenMeasurement {
  readonly key: string;
  readonly kpiKey: string;
  readonly partnerReference: string;
  readonly customerReference: string;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly externalReference: string;
}

/** What every program is to write: whether its measurements claim outcomes, and so move targets, or are only kept. */
export const SHAPES = {
  'claiming outcomes': { kpiKey: 'resolved', unit: 'credit' },
  'measurements only': { kpiKey: 'cost', unit: 'EUR' },
} as const;

export type Shape = keyof typeof SHAPES;

/** A batch of new measurements of every partner; the same number makes the same batch in whatever vendor. */
export function batchOf(shape: Shape, seed: number, number: number): readonly GivenMeasurement[] {
  const next = randomOf(seed * 100_003 + number);
  const { kpiKey, unit } = SHAPES[shape];
  return Array.from({ length: BATCH_ROWS }, (_, row) => ({
    key: `desk-${kpiKey}-${number}-${row}`,
    kpiKey,
    partnerReference: `p${row % PARTNERS}`,
    customerReference: `c${row % PARTNERS}`,
    at: `2026-03-${two(1 + next(28))}T${two(next(24))}:${two(next(60))}:${two(next(60))}.000Z`,
    quantity: `${1 + next(40)}.${two(1 + next(99))}`.replace(/0$/, ''),
    unit,
    dimensions: [{ name: 'priority', value: String(1 + next(4)) }],
    externalReference: `INC-${kpiKey}-${number}-${row}`,
  }));
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Small whole numbers below a bound, the same for the same seed (mulberry32). */
function randomOf(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

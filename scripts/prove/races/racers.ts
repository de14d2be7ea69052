import type { Stage } from './stage';

export const RACERS = ['verify', 'reverse', 'amend', 'settle', 'close', 'release', 'forfeit'] as const;
export type Racer = (typeof RACERS)[number];
export type Pair = readonly [Racer, Racer];

/** Every unordered pair, each with itself as well. */
export const PAIRS: readonly Pair[] = RACERS.flatMap((one, place) =>
  RACERS.slice(place).map((other) => [one, other] as const),
);

/** What one racer asks for, and the only refusals that it may hear. */
interface Course {
  readonly name: string;
  readonly fields: string;
  readonly refusals: readonly string[];
  readonly hat: 'admin' | 'finance' | 'verifier';
  input(stage: Stage, pair: Pair): object;
}

const ofPeriod = ({ agreementId }: Stage) => ({ agreementId, period: '2020-01' });
const ofPot = ({ agreementId, part }: Stage) => ({ agreementId, pot: 'HOLDBACK', amount: part, reason: 'Race.' });

export const COURSES: Readonly<Record<Racer, Course>> = {
  verify: {
    ...{
      name: 'outcomeVerify',
      fields: 'outcome { id }',
      refusals: ['ALREADY_VERIFIED', 'INVALID_STATE'],
      hat: 'verifier',
    },
    input: ({ claimed }) => ({ outcomeId: claimed }),
  },
  reverse: {
    ...{ name: 'outcomeReverse', fields: 'outcome { id }', refusals: ['INVALID_STATE'], hat: 'admin' },
    input: ({ claimed, settled }, pair) => ({
      outcomeId: pair.includes('verify') ? claimed : settled,
      reason: 'Race.',
    }),
  },
  amend: {
    ...{ name: 'agreementAmend', fields: 'agreement { versions { number termsHash } }' },
    ...{ refusals: ['STALE_VERSION'], hat: 'admin' },
    input: ({ agreementId, amended: plan }) => ({ agreementId, expectedVersion: 1, plan }),
  },
  settle: {
    ...{ name: 'settlementRun', fields: 'postedLineCount', refusals: [], hat: 'finance' },
    input: ofPeriod,
  },
  close: {
    ...{ name: 'periodClose', fields: 'period', refusals: ['PERIOD_CLOSED'], hat: 'finance' },
    input: ofPeriod,
  },
  release: {
    ...{ name: 'holdbackRelease', fields: 'potMovement { id }', refusals: ['INVALID_STATE'], hat: 'finance' },
    input: ofPot,
  },
  forfeit: {
    ...{ name: 'holdbackForfeit', fields: 'potMovement { id }', refusals: ['INVALID_STATE'], hat: 'finance' },
    input: ofPot,
  },
};

/** How many may succeed, stated beforehand: at least and at most, together for racers that take from the same thing. */
export interface Expected {
  readonly racers: readonly Racer[];
  readonly least: number;
  readonly most: number;
}

export function expectedOf(pair: Pair, callers: Readonly<Record<Racer, number>>, parts: number): readonly Expected[] {
  const racers = [...new Set(pair)];
  const pots = racers.filter((racer) => racer === 'release' || racer === 'forfeit');
  const ofPots = Math.min(
    parts,
    pots.reduce((sum, racer) => sum + callers[racer], 0),
  );
  const others = racers.filter((racer) => racer !== 'release' && racer !== 'forfeit');
  return [
    ...others.map((racer): Expected => {
      if (racer === 'settle') return { racers: [racer], least: callers.settle, most: callers.settle };
      // Only a verified outcome can be reversed: where every reversal came too early there is none.
      const isEarly = racer === 'reverse' && pair.includes('verify');
      return { racers: [racer], least: isEarly ? 0 : 1, most: 1 };
    }),
    ...(pots.length === 0 ? [] : [{ racers: pots, least: ofPots, most: ofPots }]),
  ];
}

import type { Desk } from '../harness/desk';

/** What comes after a closing, on the way to the bank. */
export const LATER_RACERS = ['approve', 'lock', 'dispute', 'call', 'advance', 'payout'] as const;
export type LaterRacer = (typeof LATER_RACERS)[number];
export type LaterPair = readonly [LaterRacer, LaterRacer];

/** What is paid for needs a locked statement: nobody approves or locks it any more. */
const isPossible = (pair: LaterPair): boolean =>
  !pair.includes('payout') || !(pair.includes('approve') || pair.includes('lock'));

/** Every unordered pair that can meet, each with itself as well. */
export const LATER_PAIRS: readonly LaterPair[] = LATER_RACERS.flatMap((one, place) =>
  LATER_RACERS.slice(place).map((other): LaterPair => [one, other]),
).filter(isPossible);

/** So many results of 10.00 were paid for January. */
export const PAID = 200n;

/** An agreement whose January is closed with 2,000.00, and what the pair needs of the way to the bank. */
export interface LaterStage {
  readonly desk: Desk;
  readonly agreementId: string;
  /** Who did not take part in what is to be approved; who is paid. */
  readonly tokens: Readonly<Record<'controller' | 'finance' | 'partner', string>>;
  readonly statement: string;
  readonly expectedSubmittedAt: string;
  readonly line: string;
  readonly bond: string;
  readonly batch: string;
  /** Empty where the pair is not about a payout. */
  readonly payoutBatch: string;
}

interface Course {
  readonly name: string;
  readonly fields: string;
  readonly refusals: readonly string[];
  readonly hat: keyof LaterStage['tokens'];
  input(stage: LaterStage, parts: number): object;
}

export const LATER_COURSES: Readonly<Record<LaterRacer, Course>> = {
  approve: {
    ...{ name: 'statementApprove', fields: 'statement { id }', refusals: ['INVALID_STATE'], hat: 'controller' },
    input: ({ statement, expectedSubmittedAt }) => ({ statementId: statement, expectedSubmittedAt }),
  },
  lock: {
    ...{ name: 'statementLock', fields: 'statement { id }', refusals: ['INVALID_STATE'], hat: 'finance' },
    input: ({ statement }) => ({ statementId: statement }),
  },
  dispute: {
    ...{ name: 'disputeOpen', fields: 'dispute { id }', hat: 'partner' },
    refusals: ['INVALID_STATE', 'INVALID_AMOUNT'],
    input: ({ line }, parts) => ({ statementLineId: line, amount: `${2000 / parts}.00`, reason: 'Race.' }),
  },
  call: {
    ...{ name: 'guaranteeCall', fields: 'guarantee { id }', refusals: ['INVALID_STATE'], hat: 'finance' },
    input: ({ bond }, parts) => ({ guaranteeId: bond, amount: `${1000 / parts}.00`, reason: 'Race.' }),
  },
  advance: {
    ...{ name: 'settlementBatchAdvance', fields: 'settlementBatch { id }', refusals: [], hat: 'finance' },
    input: ({ batch }) => ({ settlementBatchId: batch }),
  },
  payout: {
    ...{ name: 'payoutBatchApprove', fields: 'payoutBatch { id }', refusals: ['INVALID_STATE'], hat: 'controller' },
    input: ({ payoutBatch }) => ({ payoutBatchId: payoutBatch }),
  },
};

/** How many of so many callers may succeed beside the other racer: at least, and at most. */
export function laterExpected(racer: LaterRacer, pair: LaterPair, callers: number, parts: number): [number, number] {
  if (racer === 'advance') return [callers, callers];
  const most = racer === 'dispute' || racer === 'call' ? Math.min(parts, callers) : 1;
  // Only what is approved can be locked, what is paid is not disputed, and a dispute sends what is in review back.
  const isEarly =
    (racer === 'lock' && pair.includes('approve')) ||
    ((racer === 'lock' || racer === 'approve') && pair.includes('dispute')) ||
    (pair.includes('payout') && pair.includes('dispute'));
  return [isEarly ? 0 : most, most];
}

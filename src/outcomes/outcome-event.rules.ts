import type { Organisation } from '../access/hat.rules';

export const OUTCOME_STATES = ['CLAIMED', 'VERIFIED', 'REJECTED', 'REOPENED', 'REVERSED'] as const;

export type OutcomeState = (typeof OUTCOME_STATES)[number];

/** Each state is what the latest event of that name led to, except that one of two confirmations changes nothing yet. */
export type OutcomeEventType = OutcomeState;

/** One thing that happened to an outcome, at its place in the sequence. */
export interface OutcomeEvent {
  readonly sequence: number;
  readonly type: OutcomeEventType;
  readonly organisation: Organisation;
  readonly personId: string | null;
  readonly at: string;
  readonly reason: string | null;
}

/** Why the older revision was reversed when a correction arrived. */
export const SUPERSEDED = 'superseded';

/** Who and when, for a sentence. */
export const told = ({ organisation, at }: Pick<OutcomeEvent, 'organisation' | 'at'>): string =>
  `by the ${spoken(organisation)} at ${at}`;

/** An organisation as a sentence names it. */
export const spoken = (organisation: Organisation): string => organisation.toLowerCase();

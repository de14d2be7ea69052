import type { Organisation } from '../access/hat.rules';
import { assert, present } from '../kernel/assert';
import type { OutcomeEvent } from './outcome-event.rules';

interface Told {
  readonly lastSequence: number;
  /** The organisation that claimed it. */
  readonly claimant: Organisation;
}

/** An outcome as its events tell it: each state with what is known in it, and nothing else. */
export type OutcomeCase =
  | (Told & { readonly state: 'CLAIMED'; readonly confirmations: readonly OutcomeEvent[] })
  | (Told & { readonly state: 'REOPENED'; readonly confirmations: readonly OutcomeEvent[] })
  | (Told & { readonly state: 'VERIFIED'; readonly verifiedBy: OutcomeEvent })
  | (Told & { readonly state: 'REJECTED'; readonly rejectedBy: OutcomeEvent })
  | (Told & { readonly state: 'REVERSED'; readonly reversedBy: OutcomeEvent });

/** Reads the events of an outcome, whose policy asks for so many confirmations, into its case; a gap in them is a bug. */
export function caseOf(events: readonly OutcomeEvent[], confirmationsNeeded: 1 | 2): OutcomeCase {
  const [claim, ...rest] = events;
  const { organisation } = present(claim?.type === 'CLAIMED' ? claim : null, 'an outcome begins with its claim');
  const start: OutcomeCase = { state: 'CLAIMED', lastSequence: 1, claimant: organisation, confirmations: [] };
  return rest.reduce<OutcomeCase>((outcome, event) => after(outcome, event, confirmationsNeeded), start);
}

function after(outcome: OutcomeCase, event: OutcomeEvent, needed: 1 | 2): OutcomeCase {
  assert(event.sequence === outcome.lastSequence + 1, `event ${event.sequence} follows on ${outcome.lastSequence}`);
  const next = { lastSequence: event.sequence, claimant: outcome.claimant };
  switch (event.type) {
    case 'CLAIMED':
      assert(false, 'an outcome is claimed once');
      return outcome;
    case 'VERIFIED': {
      assert(outcome.state === 'CLAIMED' || outcome.state === 'REOPENED', `a ${outcome.state} outcome was verified`);
      const confirmations = [...outcome.confirmations, event];
      if (confirmations.length >= needed) return { ...next, state: 'VERIFIED', verifiedBy: confirmations[0] ?? event };
      return { ...next, state: outcome.state, confirmations };
    }
    case 'REJECTED':
      return { ...next, state: 'REJECTED', rejectedBy: event };
    case 'REOPENED':
      return { ...next, state: 'REOPENED', confirmations: [] };
    case 'REVERSED':
      return { ...next, state: 'REVERSED', reversedBy: event };
  }
}

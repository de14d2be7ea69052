import type { Organisation } from '../access/hat.rules';
import type { RefusalCode } from '../kernel/refusal';
import type { VerifierPolicy } from '../kpis/outcome-definition.rules';
import type { OutcomeCase } from './outcome-case.rules';
import { type OutcomeEvent, type OutcomeEventType, type OutcomeState, spoken, told } from './outcome-event.rules';
import { type Actor, verifierFault } from './verifier.rules';

/** The event to append and the state it leads to, or why there is none. */
export type Decision =
  | { readonly event: OutcomeEvent; readonly state: OutcomeState }
  | { readonly code: RefusalCode; readonly message: string };

/**
 * Confirms a claimed or reopened outcome as its policy demands; the paid organisation is never the only one to confirm.
 * Under DUAL the first confirmation leaves the state as it is, the second one of another organisation verifies.
 */
export function decideVerify(outcome: OutcomeCase, policy: VerifierPolicy, actor: Actor): Decision {
  switch (outcome.state) {
    case 'VERIFIED':
      return { code: 'ALREADY_VERIFIED', message: `was verified before ${told(outcome.verifiedBy)}` };
    case 'REJECTED':
    case 'REVERSED':
      return wrongState(outcome, 'verified', 'CLAIMED or REOPENED');
    case 'CLAIMED':
    case 'REOPENED': {
      const fault = verifierFault(policy, outcome, actor);
      if (fault !== null) return fault;
      const isLast = policy !== 'DUAL' || outcome.confirmations.length > 0;
      return { event: eventOf(outcome, 'VERIFIED', actor, null), state: isLast ? 'VERIFIED' : outcome.state };
    }
  }
}

/** Turns a claimed or reopened outcome down for good; a new claim is a new revision. */
export function decideReject(outcome: OutcomeCase, policy: VerifierPolicy, actor: Actor, reason: string): Decision {
  switch (outcome.state) {
    case 'VERIFIED':
    case 'REJECTED':
    case 'REVERSED':
      return wrongState(outcome, 'rejected', 'CLAIMED or REOPENED');
    case 'CLAIMED':
    case 'REOPENED':
      if (!mayReject(policy, actor.organisation))
        return { code: 'POLICY_REFUSED', message: `is decided by ${policy}, not by the ${spoken(actor.organisation)}` };
      return { event: eventOf(outcome, 'REJECTED', actor, reason), state: 'REJECTED' };
  }
}

/** Takes a verification back to be looked at again; until then the outcome is not paid. */
export function decideReopen(outcome: OutcomeCase, actor: Actor, reason: string): Decision {
  switch (outcome.state) {
    case 'VERIFIED':
      return { event: eventOf(outcome, 'REOPENED', actor, reason), state: 'REOPENED' };
    case 'CLAIMED':
    case 'REJECTED':
    case 'REOPENED':
    case 'REVERSED':
      return wrongState(outcome, 'reopened', 'VERIFIED');
  }
}

/** Voids a verified or reopened outcome for good. */
export function decideReverse(outcome: OutcomeCase, actor: Actor, reason: string): Decision {
  switch (outcome.state) {
    case 'VERIFIED':
    case 'REOPENED':
      return { event: eventOf(outcome, 'REVERSED', actor, reason), state: 'REVERSED' };
    case 'CLAIMED':
    case 'REJECTED':
    case 'REVERSED':
      return wrongState(outcome, 'reversed', 'VERIFIED or REOPENED');
  }
}

/** Whoever may confirm may also turn down; what only a source may confirm, the vendor may turn down. */
function mayReject(policy: VerifierPolicy, organisation: Organisation): boolean {
  switch (policy) {
    case 'CUSTOMER':
      return organisation === 'CUSTOMER';
    case 'AUTOMATIC':
    case 'VENDOR':
      return organisation === 'VENDOR';
    case 'INDEPENDENT':
    case 'DUAL':
      return organisation === 'VENDOR' || organisation === 'CUSTOMER';
  }
}

const eventOf = (
  { lastSequence }: OutcomeCase,
  type: OutcomeEventType,
  { organisation, personId, now }: Actor,
  reason: string | null,
): OutcomeEvent => ({ sequence: lastSequence + 1, type, organisation, personId, at: now, reason });

const wrongState = ({ state }: OutcomeCase, verb: string, wanted: string): Decision => ({
  code: 'INVALID_STATE',
  message: `is ${state}; only one that is ${wanted} can be ${verb}`,
});

import type { Organisation } from '../access/hat.rules';
import type { RefusalCode } from '../kernel/refusal';
import type { VerifierPolicy } from '../kpis/outcome-definition.rules';
import { type OutcomeEvent, spoken, told } from './outcome-event.rules';

/** Who decides, on whose behalf, and when. */
export interface Actor {
  readonly organisation: Organisation;
  readonly personId: string | null;
  /** Whether the person also belongs to the partner that is paid for the outcome. */
  readonly isOfPayee: boolean;
  readonly now: string;
}

interface Pending {
  readonly claimant: Organisation;
  readonly confirmations: readonly OutcomeEvent[];
}

interface Fault {
  readonly code: RefusalCode;
  readonly message: string;
}

/**
 * Why this actor may not confirm a pending outcome under its policy; null where it may. Whoever belongs to the paid
 * partner counts as the partner, whatever hat is worn, and the partner confirms only beside somebody else (DUAL).
 */
export function verifierFault(policy: VerifierPolicy, pending: Pending, actor: Actor): Fault | null {
  const { organisation, isOfPayee } = actor;
  if (organisation === 'PARTNER' && policy !== 'DUAL')
    return selfVerification('may not be verified by the partner that is paid for it');
  if (organisation !== 'PARTNER' && isOfPayee) return selfVerification('pays a partner that you also belong to');
  switch (policy) {
    case 'AUTOMATIC':
      return refused('is verified by the measurement of its source of record, not by hand');
    case 'VENDOR':
    case 'CUSTOMER':
      return organisation === policy ? null : refused(`is verified by the ${spoken(policy)}`);
    case 'INDEPENDENT':
      if (organisation === pending.claimant)
        return refused(`was claimed by the ${spoken(organisation)}, so somebody else has to verify it`);
      return organisation === 'SOURCE' ? refused('is verified by the vendor or the customer') : null;
    case 'DUAL':
      return repeated(pending, actor);
  }
}

function repeated({ confirmations }: Pending, { organisation, personId }: Actor): Fault | null {
  const own = confirmations.find((before) => before.organisation === organisation);
  if (own !== undefined)
    return {
      code: 'ALREADY_VERIFIED',
      message: `was verified before ${told(own)}; it needs another organisation, too`,
    };
  const same = confirmations.find((before) => personId !== null && before.personId === personId);
  if (same !== undefined)
    return { code: 'ALREADY_VERIFIED', message: `was verified by you before ${told(same)}; it needs another person` };
  return organisation === 'SOURCE' ? refused('is verified by two organisations, not by a source') : null;
}

const selfVerification = (message: string): Fault => ({ code: 'SELF_VERIFICATION', message });
const refused = (message: string): Fault => ({ code: 'POLICY_REFUSED', message });

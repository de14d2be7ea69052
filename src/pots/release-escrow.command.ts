import { command } from '../access/command';
import type { AgreementRow } from '../agreements/agreement.repository';
import { refuse } from '../kernel/refusal';
import { canonicalInstant } from '../kpis/facts-query.rules';
import { type OutcomeRow, outcomeById } from '../outcomes/outcome.repository';
import { id } from '../platform/input';
import type { Unit } from '../platform/unit';
import { wasPaidFrom } from './pot.repository';
import { ofPot } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

const input = ofPot.extend({
  outcomeId: id('outcome').describe(
    "The verified outcome it is released for, of the agreement's partner and customer, its observation window being closed; its result is paid from the escrow once.",
  ),
});

export const releaseEscrow = command({
  name: 'escrowRelease',
  action: 'pot:release',
  description:
    'Pays a verified outcome from the escrow: as much of what settlement has accrued becomes payable, out of the money of the customer and not of the vendor, whatever the partner owes. A result is paid from the escrow of an agreement once, also where it is reversed and claimed again: another result has its own release.',
  input,
  async execute(unit, hat, { agreementId, amount, outcomeId }) {
    const agreement = await agreementOfPot(unit, agreementId);
    const outcome = await mustBeVerified(unit, agreement, outcomeId);
    // The agreement is held: of two who release for one result at once, the second sees the first.
    if (await wasPaidFrom(unit.scope, agreementId, 'ESCROW', outcome))
      refuse('INVALID_STATE', 'outcomeId', 'outcomeId: its result was paid from the escrow already');
    return movePot(unit, hat, agreement, { pot: 'ESCROW', move: 'RELEASE', amount, outcomeId });
  },
});

async function mustBeVerified({ scope, now }: Unit, agreement: AgreementRow, outcomeId: string): Promise<OutcomeRow> {
  const outcome = (await outcomeById.batch(scope, [outcomeId])).get(outcomeId);
  const isOfAgreement =
    outcome?.partnerId === agreement.partnerId &&
    (agreement.customerId === null || outcome.customerId === agreement.customerId);
  if (outcome === undefined || !isOfAgreement)
    refuse('NOT_FOUND', 'outcomeId', 'outcomeId: the agreement covers no such outcome');
  if (outcome.state !== 'VERIFIED')
    refuse('INVALID_STATE', 'outcomeId', `outcomeId: the outcome is ${outcome.state}, not VERIFIED`);
  const closesAt = canonicalInstant(outcome.maturesAt);
  if (closesAt > canonicalInstant(now))
    refuse(
      'INVALID_STATE',
      'outcomeId',
      `outcomeId: the observation window of the outcome closes at ${outcome.maturesAt}`,
    );
  return outcome;
}

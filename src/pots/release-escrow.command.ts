import { command } from '../access/command';
import type { AgreementRow } from '../agreements/agreement.repository';
import { signedPlansOf } from '../agreements/signed-plans';
import { present } from '../kernel/assert';
import { localDate } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import { canonicalInstant, toFact } from '../kpis/facts-query.rules';
import { findOutcomeDefinition } from '../kpis/outcome-definition.repository';
import { type OutcomeRow, outcomeById } from '../outcomes/outcome.repository';
import { id } from '../platform/input';
import type { Unit } from '../platform/unit';
import { isCounted } from './counted-results.rules';
import { wasPaidFrom } from './pot.repository';
import { ofPot } from './pot-input';
import { agreementToPay, movePot } from './pot-step';

const input = ofPot.extend({
  outcomeId: id('outcome').describe(
    "The verified outcome it is released for, of the agreement's partner and customer and one that its signed terms pay that partner for, not one that only a gate or a figure reads or that a condition leaves out, its observation window being closed; its result is paid from the escrow once.",
  ),
});

export const releaseEscrow = command({
  name: 'escrowRelease',
  action: 'pot:release',
  description:
    'Pays a verified outcome from the escrow: as much of what settlement has accrued becomes payable, out of the money of the customer and not of the vendor. What the partner owes is recovered from it first, as at the lock of a statement: under the same agreement, then oldest first under the others, never from the part that the terms keep. A result is paid from the escrow of an agreement once, also where it is reversed and claimed again: another result has its own release.',
  input,
  async execute(unit, hat, { agreementId, amount, outcomeId }) {
    const { agreement, feeding } = await agreementToPay(unit, agreementId);
    const outcome = await mustBeVerified(unit, agreement, outcomeId);
    await mustBeCounted(unit, agreement, outcome);
    // The agreement is held: of two who release for one result at once, the second sees the first.
    if (await wasPaidFrom(unit.scope, agreementId, 'ESCROW', outcome))
      refuse('INVALID_STATE', 'outcomeId', 'outcomeId: its result was paid from the escrow already');
    return movePot(unit, hat, agreement, { pot: 'ESCROW', move: 'RELEASE', amount, outcomeId, feeding });
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

/** What has accrued came from results that the terms count: none of it is due for another one. */
async function mustBeCounted({ scope, now }: Unit, agreement: AgreementRow, outcome: OutcomeRow): Promise<void> {
  const { key } = present(await findOutcomeDefinition(scope, outcome.definitionId), 'the definition of an outcome');
  const signed = await signedPlansOf(scope, agreement.id);
  const day = localDate(outcome.maturesAt, agreement.timeZone);
  const { quantity, unit, dimensions, id: ref, maturesAt: at } = outcome;
  const fact = toFact({ measure: key, subject: null, at, quantity, unit, dimensions, ref });
  if (!isCounted(agreement, signed, { fact, day }, localDate(now, agreement.timeZone)))
    refuse(
      'NOT_FOUND',
      'outcomeId',
      `outcomeId: no signed terms of the agreement pay its partner for this "${key}" of ${day}`,
    );
}

import { type Hat, organisationOf } from '../access/hat.rules';
import { belongsToPayees } from '../agreements/payee-membership.repository';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import { findOutcomeDefinition, type OutcomeDefinitionRow } from '../kpis/outcome-definition.repository';
import type { VerifierPolicy } from '../kpis/outcome-definition.rules';
import type { Unit } from '../platform/unit';
import { foldIntoTargets } from '../targets/target-rollup.repository';
import { holdOutcome, moveOutcomes, type OutcomeRow } from './outcome.repository';
import type { Decision } from './outcome.rules';
import { caseOf, type OutcomeCase } from './outcome-case.rules';
import { eventsOfOutcome, takePlaces } from './outcome-event.repository';
import type { OutcomeEvent, OutcomeState } from './outcome-event.rules';
import { shiftOf } from './outcome-shift.rules';
import { lockRatesOf } from './rates/lock-rates-of';
import { verifiedResult } from './rates/result.rules';
import type { Actor } from './verifier.rules';

type Decide = (outcome: OutcomeCase, policy: VerifierPolicy, actor: Actor) => Decision;

/**
 * Decides about one outcome, once: of many simultaneous decisions the one whose event takes the next place in the sequence
 * stands, and the others decide again about what it left behind.
 */
export async function decideOutcome(unit: Unit, hat: Hat, outcomeId: string, decide: Decide): Promise<void> {
  const outcome = await holdOutcome(unit.scope, outcomeId);
  if (outcome === undefined) refuse('NOT_FOUND', 'outcomeId', 'outcomeId: no such outcome');
  const definition = await definitionOf(unit, outcome);
  const policy = definition.verifierPolicy as VerifierPolicy;
  const actor = {
    organisation: organisationOf(hat),
    personId: hat.personId,
    isOfPayee: await belongsToPayees(unit.scope, hat.personId, outcome.partnerId),
    now: unit.now,
  };
  for (;;) {
    const before = caseOf(await eventsOfOutcome(unit.scope, outcomeId), policy === 'DUAL' ? 2 : 1);
    const decision = decide(before, policy, actor);
    if ('code' in decision) refuse(decision.code, 'outcomeId', `outcomeId: the outcome ${decision.message}`);
    if (!(await takePlaces(unit, [{ outcome, event: decision.event }]))) continue;
    await settle(unit, outcome, before.state, decision);
    if (decision.state === 'VERIFIED') await lockRatesOf(unit, [verifiedResult(outcome, definition.key, unit.now)]);
    return;
  }
}

async function definitionOf(unit: Unit, { definitionId }: OutcomeRow): Promise<OutcomeDefinitionRow> {
  const definition = await findOutcomeDefinition(unit.scope, definitionId);
  return present(definition, `definition ${definitionId} is gone`);
}

async function settle(
  unit: Unit,
  outcome: OutcomeRow,
  before: OutcomeState,
  { event, state }: { readonly event: OutcomeEvent; readonly state: OutcomeState },
): Promise<void> {
  const { id, partnerId, customerId } = outcome;
  // The event is the hat's own word; what follows from it is the work of the vendor's machinery.
  await unit.asMachinery(async (unit) => {
    await moveOutcomes(unit.scope, [{ id, state, sequence: event.sequence }]);
    if (state !== before) await foldIntoTargets(unit, [shiftOf(outcome, before, state)]);
  });
  unit.record({
    action: `outcome.${event.type.toLowerCase()}`,
    subjectKind: 'outcome',
    subjectId: id,
    partnerId,
    customerId,
    reason: event.reason,
    before: { state: before, sequence: event.sequence - 1 },
    after: { state, sequence: event.sequence, organisation: event.organisation },
  });
  unit.announce({ topic: 'outcome', subjectId: id, partnerId, customerId });
  if (state !== before) unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
}

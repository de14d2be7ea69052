import { z } from 'zod';
import { command } from '../access/command';
import { type Hat, organisationOf } from '../access/hat.rules';
import { findCustomer, serveCustomers } from '../customers/customer.repository';
import { evidenceItems, supplyEvidence } from '../evidence/supply-evidence';
import { refuse } from '../kernel/refusal';
import { dimensions } from '../kpis/dimension.input';
import { byName } from '../kpis/dimensions.rules';
import { findOutcomeDefinition, type OutcomeDefinitionRow } from '../kpis/outcome-definition.repository';
import { findPartner } from '../partners/partner.repository';
import { id, idempotencyKey, instant, positive, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { foldIntoTargets } from '../targets/target-rollup.repository';
import { isAhead, maturesAt } from './maturity.rules';
import { addOutcomes, latestOutcomes, type OutcomeRow } from './outcome.repository';
import { appendEvents } from './outcome-event.repository';
import { shiftOf } from './outcome-shift.rules';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  definitionId: id('outcomeDefinition').describe('What was achieved.'),
  partnerId: id('partner').describe('The partner that achieved it; a partner claims for itself only.'),
  customerId: id('customer').describe('The customer for whom it was achieved.'),
  externalReference: text(120).describe(
    'Your name of the result, such as a ticket number; claimed once per definition.',
  ),
  occurredAt: instant().describe('When it was achieved.'),
  quantity: positive().describe("How much, in the definition's unit."),
  dimensions: dimensions().nullish().describe('Properties for weights and segments.'),
  evidence: evidenceItems().nullish().describe('What proves it; required from a partner.'),
});

type Input = z.output<typeof input>;

export const claimOutcome = command({
  name: 'outcomeClaim',
  action: 'outcome:claim',
  description: 'Claims that a partner achieved a result for a customer; it counts once it is verified.',
  input,
  async execute(unit, hat, asked) {
    const definition = await claimable(unit, hat, asked);
    const outcome = { ...(await nextRevision(unit, asked)), ...described(unit, definition, asked) };
    if (!(await addOutcomes(unit.scope, [outcome]))) refuseTaken(asked);
    const evidence = await proven(unit, hat, outcome, asked);
    await serveCustomers(unit.scope, [outcome]);
    await foldIntoTargets(unit, [shiftOf(outcome, null, 'CLAIMED')]);
    const { id: outcomeId, partnerId, customerId } = outcome;
    const after = { ...outcome, evidence };
    unit.record({
      action: 'outcome.claimed',
      subjectKind: 'outcome',
      subjectId: outcomeId,
      partnerId,
      customerId,
      after,
    });
    unit.announce({ topic: 'outcome', subjectId: outcomeId, partnerId, customerId });
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    return { outcomeId };
  },
});

async function claimable(unit: Unit, hat: Hat, asked: Input): Promise<OutcomeDefinitionRow> {
  if (organisationOf(hat) === 'PARTNER' && !asked.evidence?.length)
    refuse('INVALID_INPUT', 'evidence', 'evidence: a partner proves what it claims; give at least one item');
  if (isAhead(asked.occurredAt, unit.now))
    refuse('INVALID_INPUT', 'occurredAt', 'occurredAt: lies in the future, where nothing was achieved yet');
  const definition = await findOutcomeDefinition(unit.scope, asked.definitionId);
  if (definition === undefined) refuse('NOT_FOUND', 'definitionId', 'definitionId: no such outcome definition');
  if ((await findPartner(unit.scope, asked.partnerId)) === undefined)
    refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
  if ((await findCustomer(unit.scope, asked.customerId)) === undefined)
    refuse('NOT_FOUND', 'customerId', 'customerId: no such customer');
  return definition;
}

/** A result that was turned down or voided may be claimed again; one that still stands may not, whoever claimed it. */
async function nextRevision(unit: Unit, asked: Input): Promise<Pick<OutcomeRow, 'id' | 'revision'>> {
  const [latest] = await unit.asMachinery((unit) =>
    latestOutcomes(unit.scope, [asked.definitionId], [asked.externalReference]),
  );
  if (latest !== undefined && latest.state !== 'REJECTED' && latest.state !== 'REVERSED') refuseTaken(asked);
  return { id: unit.id(), revision: (latest?.revision ?? 0) + 1 };
}

const described = (
  unit: Unit,
  definition: OutcomeDefinitionRow,
  asked: Input,
): Omit<OutcomeRow, 'id' | 'revision'> => ({
  vendorId: unit.vendorId,
  definitionId: definition.id,
  partnerId: asked.partnerId,
  customerId: asked.customerId,
  externalReference: asked.externalReference,
  occurredAt: asked.occurredAt,
  maturesAt: maturesAt(asked.occurredAt, definition.windowDays),
  quantity: asked.quantity,
  unit: definition.unit,
  dimensions: byName(asked.dimensions ?? []) ?? {},
  state: 'CLAIMED',
  lastSequence: 1,
  measurementId: null,
});

async function proven(unit: Unit, hat: Hat, outcome: OutcomeRow, { evidence }: Input): Promise<readonly string[]> {
  const organisation = organisationOf(hat);
  const claim = {
    sequence: 1,
    type: 'CLAIMED' as const,
    organisation,
    personId: hat.personId,
    at: unit.now,
    reason: null,
  };
  await appendEvents(unit, [{ outcome, event: claim }]);
  const { id: subjectId, partnerId, customerId } = outcome;
  return supplyEvidence(unit, { subjectKind: 'outcome', subjectId, partnerId, customerId }, evidence ?? []);
}

const refuseTaken = ({ externalReference }: Input): never =>
  refuse('ALREADY_EXISTS', 'externalReference', `externalReference: ${externalReference} is claimed already`);

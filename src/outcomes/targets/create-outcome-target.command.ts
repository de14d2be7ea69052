import { z } from 'zod';
import { command } from '../../access/command';
import { findCustomer, serveCustomers } from '../../customers/customer.repository';
import { refuse } from '../../kernel/refusal';
import { findOutcomeDefinition, holdDefinitions } from '../../kpis/outcome-definition.repository';
import { findPartner } from '../../partners/partner.repository';
import { day, id, idempotencyKey, positive, text, timeZone } from '../../platform/input';
import type { Unit } from '../../platform/unit';
import { addTarget } from '../../targets/outcome-target.repository';
import { mustSpan } from '../../targets/outcome-target.rules';
import { recountTargets } from './target-count.repository';

const input = z.object({
  idempotencyKey: idempotencyKey().optional(),
  definitionId: id('outcomeDefinition').describe('Which outcomes count.'),
  partnerId: id('partner').describe('Who should achieve it.'),
  customerId: id('customer').nullish().describe('For whom; outcomes of all customers count where it is left out.'),
  name: text().describe('Name as people know it.'),
  quantity: positive().describe("The quantity to be verified, in the definition's unit."),
  startOn: day().describe('The first day that counts.'),
  endOn: day().describe('The first day that no longer counts.'),
  timeZone: timeZone().describe('The time zone in which the days begin, such as `Europe/Berlin`.'),
});

type Input = z.output<typeof input>;

export const createOutcomeTarget = command({
  name: 'outcomeTargetCreate',
  action: 'target:create',
  description: 'Sets what a partner should achieve in a period; outcomes that are there already count at once.',
  input,
  async execute(unit, _hat, { idempotencyKey: _, ...asked }) {
    mustSpan(asked);
    const { unit: unitName } = await parties(unit, asked);
    await holdDefinitions(unit.scope, [asked.definitionId]);
    const customerId = asked.customerId ?? null;
    const target = {
      vendorId: unit.vendorId,
      id: unit.id(),
      ...asked,
      customerId,
      unit: unitName,
      status: 'ACTIVE',
      version: 1,
      createdAt: unit.now,
    };
    await addTarget(unit.scope, target);
    await recountTargets(unit, [target.id]);
    const { id: subjectId, partnerId } = target;
    if (customerId !== null) await serveCustomers(unit.scope, [{ customerId, partnerId }]);
    unit.record({
      action: 'outcome_target.created',
      subjectKind: 'outcome_target',
      subjectId,
      partnerId,
      customerId,
      after: target,
    });
    return { outcomeTargetId: subjectId };
  },
});

async function parties(unit: Unit, asked: Omit<Input, 'idempotencyKey'>): Promise<{ readonly unit: string }> {
  const definition = await findOutcomeDefinition(unit.scope, asked.definitionId);
  if (definition === undefined) refuse('NOT_FOUND', 'definitionId', 'definitionId: no such outcome definition');
  if ((await findPartner(unit.scope, asked.partnerId)) === undefined)
    refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
  if (asked.customerId != null && (await findCustomer(unit.scope, asked.customerId)) === undefined)
    refuse('NOT_FOUND', 'customerId', 'customerId: no such customer');
  return definition;
}

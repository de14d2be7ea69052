import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { text } from '../platform/input';
import { addCustomers } from './customer.repository';

const input = z.object({
  externalReference: text(120).describe("The customer's key in your systems; unique per vendor."),
  name: text().describe('Name as people know it.'),
  segment: text(80)
    .optional()
    .describe('Segment for reports, such as `enterprise` or an industry; unknown is a segment of its own.'),
});

export const createCustomer = command({
  name: 'customerCreate',
  action: 'customer:create',
  description: 'Adds a customer for whom outcomes are achieved.',
  input,
  async execute(unit, _hat, { externalReference, name, segment }) {
    const customer = { id: unit.id(), externalReference, name, segment: segment ?? null };
    const added = await addCustomers(unit.scope, unit.now, [customer]);
    if (added.length === 0)
      refuse(
        'ALREADY_EXISTS',
        'externalReference',
        `externalReference: a customer ${externalReference} exists already`,
      );
    unit.record({
      action: 'customer.created',
      subjectKind: 'customer',
      subjectId: customer.id,
      customerId: customer.id,
      after: customer,
    });
    return { customerId: customer.id };
  },
});

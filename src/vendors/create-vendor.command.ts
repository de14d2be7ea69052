import { z } from 'zod';
import { command } from '../access/command';
import { operatorHat } from '../access/hat.rules';
import { isCurrency } from '../kernel/currency';
import { refuse } from '../kernel/refusal';
import { currencyCode, slug, text, timeZone } from '../platform/input';
import { addVendor } from './vendor.repository';
import { vendorIdOf } from './vendor.rules';

const input = z.object({
  externalReference: slug().describe("The vendor's key in other systems; unique, and never changed."),
  name: text().describe('Name as people know it.'),
  timeZone: timeZone().describe('IANA time zone of its business days and periods.'),
  currency: currencyCode().describe('Currency of its agreements unless they say otherwise.'),
  isTest: z
    .boolean()
    .optional()
    .describe('A test tenant: its clock may be moved and nothing of it is ever paid. Default false.'),
});

export const createVendor = command({
  name: 'vendorCreate',
  action: 'vendor:create',
  description: 'Installs a vendor: a tenant of its own, walled off from every other.',
  input,
  under: (hat, { externalReference }) => operatorHat(vendorIdOf(externalReference), hat.personId),
  async execute(unit, _hat, { externalReference, name, timeZone, currency, isTest }) {
    if (!isCurrency(currency)) refuse('UNKNOWN_CURRENCY', 'currency', `currency: ${currency} is not in ISO 4217`);
    const vendor = {
      id: unit.vendorId,
      externalReference,
      name,
      timeZone,
      currency,
      isTest: isTest ?? false,
      createdAt: unit.now,
    };
    if (!(await addVendor(unit.scope, vendor)))
      refuse('ALREADY_EXISTS', 'externalReference', `externalReference: a vendor ${externalReference} exists already`);
    unit.record({ action: 'vendor.created', subjectKind: 'vendor', subjectId: vendor.id, after: vendor });
    return { vendorId: vendor.id };
  },
});

import { z } from 'zod';
import { command } from '../access/command';
import { findCustomer } from '../customers/customer.repository';
import { refuse } from '../kernel/refusal';
import { findPartner } from '../partners/partner.repository';
import { id, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { addSources } from './source.repository';
import { OWNER_KINDS } from './source.rules';

export const ownerKind = z.enum(OWNER_KINDS).meta({
  name: 'OwnerKind',
  about: 'The organisation that owns a source of measurements.',
  values: {
    VENDOR: "The vendor's own system.",
    PARTNER: 'A system of a partner: what it reports never verifies the pay of that partner.',
    CUSTOMER: 'A system of a customer.',
  },
});

const input = z.object({
  externalReference: text(120).describe("The source's key in your systems; unique per vendor."),
  name: text().describe('Name as people know it.'),
  ownerKind: ownerKind.describe('Who owns it.'),
  partnerId: id('partner').nullish().describe('The owner, where it is a partner.'),
  customerId: id('customer').nullish().describe('The owner, where it is a customer.'),
});

type Input = z.output<typeof input>;

export const createSource = command({
  name: 'sourceCreate',
  action: 'source:create',
  description: 'Registers a system that sends measurements, with the organisation that owns it.',
  input,
  async execute(unit, _hat, asked) {
    const owner = await ownerOf(unit, asked);
    const { externalReference, name } = asked;
    const source = {
      vendorId: unit.vendorId,
      id: unit.id(),
      externalReference,
      name,
      ownerKind: asked.ownerKind,
      ...owner,
      createdAt: unit.now,
    };
    const added = await addSources(unit.scope, [source]);
    if (added.length === 0)
      refuse('ALREADY_EXISTS', 'externalReference', `externalReference: a source ${externalReference} exists already`);
    unit.record({
      action: 'source.created',
      subjectKind: 'source',
      subjectId: source.id,
      ...owner,
      after: source,
    });
    return { sourceId: source.id };
  },
});

interface Owner {
  readonly partnerId: string | null;
  readonly customerId: string | null;
}

async function ownerOf(unit: Unit, asked: Input): Promise<Owner> {
  const partnerId = asked.partnerId ?? null;
  const customerId = asked.customerId ?? null;
  mustMatch('partnerId', partnerId, asked.ownerKind === 'PARTNER', asked.ownerKind);
  mustMatch('customerId', customerId, asked.ownerKind === 'CUSTOMER', asked.ownerKind);
  if (partnerId !== null && (await findPartner(unit.scope, partnerId)) === undefined)
    refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
  if (customerId !== null && (await findCustomer(unit.scope, customerId)) === undefined)
    refuse('NOT_FOUND', 'customerId', 'customerId: no such customer');
  return { partnerId, customerId };
}

function mustMatch(field: string, given: string | null, isOwner: boolean, kind: string): void {
  if ((given !== null) === isOwner) return;
  const fault = isOwner ? 'is required by' : 'does not go with';
  refuse('INVALID_INPUT', field, `${field}: ${fault} the owner kind ${kind}`);
}

import { z } from 'zod';
import { command } from '../access/command';
import { nameId } from '../kernel/name-id';
import { refuse } from '../kernel/refusal';
import { text } from '../platform/input';
import { addPartners, addParty } from './partner.repository';

/** Parties are the same for all vendors, so their id follows from the registration. */
const PARTY_NAMESPACE = '0c7e2a34-4f5d-5c36-8a7e-1d1d0a6a9b52';

const input = z.object({
  externalReference: text(120).describe("The partner's key in your systems; unique per vendor."),
  name: text().describe('Name as people know it.'),
  registration: text(120)
    .optional()
    .describe(
      'Register number of the legal organisation, such as `DE HRB 12345`; two vendors that give the same number pay the same party.',
    ),
});

export const createPartner = command({
  name: 'partnerCreate',
  action: 'partner:create',
  description: 'Adds a channel partner of your vendor.',
  input,
  async execute(unit, _hat, { externalReference, name, registration }) {
    const partyId = registration === undefined ? null : nameId(registration, PARTY_NAMESPACE);
    if (partyId !== null && registration !== undefined) await addParty(unit.scope, { id: partyId, name, registration });
    const partner = {
      vendorId: unit.vendorId,
      id: unit.id(),
      externalReference,
      name,
      partyId,
      stage: 'RECRUIT',
      createdAt: unit.now,
    };
    const added = await addPartners(unit.scope, [partner]);
    if (added.length === 0)
      refuse('ALREADY_EXISTS', 'externalReference', `externalReference: a partner ${externalReference} exists already`);
    unit.record({
      action: 'partner.created',
      subjectKind: 'partner',
      subjectId: partner.id,
      partnerId: partner.id,
      after: partner,
    });
    return { partnerId: partner.id };
  },
});

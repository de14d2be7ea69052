import { systemHat } from '../../src/access/hat.rules';
import { serveCustomers } from '../../src/customers/customer.repository';
import { publicId } from '../../src/kernel/id';
import { addMembership, addPerson } from '../../src/members/membership.repository';
import { systemIds } from '../../src/platform/ports';
import type { TestHouse } from '../../test/support/house';
import { type Proving, proving } from '../../test/support/proving';

export const BATCH_ROWS = 1_000;
export const PARTNERS = 20;

/** A vendor of its own for each program, all alike: partners with a customer and a target each, and its administrator. */
export interface Desk {
  readonly vendor: Proving;
  readonly hat: ReturnType<Proving['hat']>;
  readonly token: string;
  readonly sourceId: string;
}

export async function desk(meed: TestHouse): Promise<Desk> {
  const vendor = await proving(meed.store.database, { partners: PARTNERS, customers: PARTNERS });
  for (const [place] of vendor.partners.entries()) await vendor.target('AUTOMATIC', place);
  const now = meed.clock.now();
  const personId = systemIds.next();
  const membership = { vendorId: vendor.vendorId, id: systemIds.next(), personId, role: 'ADMIN', status: 'ACTIVE' };
  const nobody = { partnerId: null, customerId: null, invitationHash: null };
  await vendor.unit(systemHat(vendor.vendorId), async ({ scope }) => {
    const links = vendor.partners.map((partnerId, place) => ({ partnerId, customerId: vendor.customers[place] ?? '' }));
    await serveCustomers(scope, links);
    await addPerson(scope, { id: personId, displayName: 'Bench', email: null });
    await addMembership(scope, { ...membership, ...nobody, invitedAt: now, acceptedAt: now });
  });
  const claims = { sub: publicId('person', personId), vnd: publicId('vendor', vendor.vendorId) };
  return {
    vendor,
    hat: { ...vendor.hat('ADMIN'), personId, membershipId: membership.id },
    token: await meed.token({ ...claims, mbr: publicId('membership', membership.id) }),
    sourceId: publicId('source', vendor.source.id),
  };
}

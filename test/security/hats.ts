import { uuidOf } from '../../src/kernel/id';
import type { Authority } from '../../src/platform/authority';
import { systemIds } from '../../src/platform/ports';
import type { World } from './world';

/** An administrator of our vendor, or whoever else. */
export const hatOf = (world: World, more: Partial<Authority> = {}): Authority => ({
  reach: 'VENDOR',
  role: 'ADMIN',
  vendorId: uuidOf('vendor', world.ours.id),
  partnerId: null,
  customerId: null,
  personId: systemIds.next(),
  ...more,
});

/** An administrator of the first partner. */
export const partnerHat = (world: World, role = 'PARTNER_ADMIN'): Authority =>
  hatOf(world, { reach: 'PARTNER', role, partnerId: uuidOf('partner', world.partner.id) });

/** An approver of the first customer. */
export const customerHat = (world: World): Authority =>
  hatOf(world, {
    reach: 'CUSTOMER',
    role: 'CUSTOMER_APPROVER',
    customerId: uuidOf('customer', world.customer.id),
  });

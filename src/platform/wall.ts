import type { Authority } from './authority';
import { tablePolicy } from './entity';

/**
 * The predicate that every statement carries for every tenant table it reads: the hat's vendor, and within it what the
 * table's visibility class shows to the hat. It holds even where row-level security is off.
 */
export function wall(alias: string, table: string): string {
  const policy = tablePolicy(table);
  const inVendor = `${alias}.${policy.vendorColumn} = :w_vendor`;
  const partner = ` or ${qualified(alias, policy.partnerSees, '$p', ':w_partner')}`;
  const customer = ` or ${qualified(alias, policy.customerSees, '$c', ':w_customer')}`;
  switch (policy.visibility) {
    case 'PUBLIC':
      return inVendor;
    case 'VENDOR':
    case 'INTERNAL':
      return `(${inVendor} and :w_all::boolean)`;
    case 'OWN':
      return `(${inVendor} and (:w_all::boolean or ${alias}.person_id = :w_person))`;
    case 'PARTNER':
      return `(${inVendor} and (:w_all::boolean${partner}))`;
    case 'CUSTOMER':
      return `(${inVendor} and (:w_all::boolean${partner}${customer}))`;
  }
}

const qualified = (alias: string, predicate: string, placeholder: string, parameter: string): string =>
  predicate
    .replace(/(?<!\.)\b(id|partner_id|customer_id|partner_ids)\b/g, `${alias}.$1`)
    .replaceAll('$row', alias)
    .replaceAll(placeholder, `${parameter}::uuid`);

/** The values of the wall's parameters for one authority. */
export function wallParameters(authority: Authority): Readonly<Record<string, unknown>> {
  const isWhole = authority.reach === 'VENDOR' || authority.reach === 'SYSTEM';
  return {
    w_vendor: authority.vendorId,
    w_all: isWhole,
    w_partner: authority.reach === 'PARTNER' ? authority.partnerId : null,
    w_customer: authority.reach === 'CUSTOMER' ? authority.customerId : null,
    w_person: authority.personId,
  };
}

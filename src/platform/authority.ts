/** How far a hat reaches inside its vendor; row-level security and the walls know nothing finer. */
export type Reach = 'VENDOR' | 'PARTNER' | 'CUSTOMER' | 'SYSTEM' | 'RELAY' | 'NONE';

/** On whose behalf a scope reads and writes; fixed for the life of the scope. */
export interface Authority {
  readonly reach: Reach;
  readonly role: string;
  readonly vendorId: string | null;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly personId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The statements that put a transaction under an authority. SET LOCAL takes no parameters, so every value is checked
 * first; it is SET LOCAL and not set_config because Citus hands only the former on to its workers.
 */
export function prologue(authority: Authority): string {
  const settings = {
    vendor_id: checked(authority.vendorId),
    partner_id: checked(authority.partnerId),
    customer_id: checked(authority.customerId),
    person_id: checked(authority.personId),
    reach: authority.reach,
    role: word(authority.role),
  };
  const set = Object.entries(settings).map(([name, value]) => `set local app.${name} = '${value}'`);
  return [`set local citus.propagate_set_commands = 'local'`, `set local time zone 'UTC'`, ...set].join('; ');
}

function checked(id: string | null): string {
  if (id === null) return '';
  if (!UUID.test(id)) throw new Error('an authority is made of UUIDs');
  return id;
}

function word(role: string): string {
  if (!/^[A-Z_]+$/.test(role)) throw new Error('a role is a word in capitals');
  return role;
}

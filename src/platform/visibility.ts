/**
 * Who may see a row, declared once per table and enforced twice: by row-level security in the database and by the wall
 * that every statement carries. VENDOR: the vendor's own people. PARTNER, CUSTOMER: also the partner (and customer) the row
 * names. PUBLIC: every hat of the vendor. OWN: the person the row names. INTERNAL: system only.
 */
export type Visibility = 'VENDOR' | 'PARTNER' | 'CUSTOMER' | 'PUBLIC' | 'OWN' | 'INTERNAL';

export interface TablePolicy {
  readonly table: string;
  readonly visibility: Visibility;
  /** Column that holds the vendor; `id` for the vendor table itself. */
  readonly vendorColumn: string;
  /** Predicate on the row for a partner's hat; `$p` stands for the hat's partner. */
  readonly partnerSees: string;
  /** Predicate on the row for a customer's hat; `$c` stands for the hat's customer. */
  readonly customerSees: string;
  /** SEEN: a hat may insert what it may see. ANY_HAT: every hat of the vendor leaves a trace here (audit, outbox, keys). */
  readonly insert: 'SEEN' | 'ANY_HAT';
  /** The serving role may insert and read, never update or delete. */
  readonly isAppendOnly: boolean;
  /** The relay reads and marks rows of every vendor. */
  readonly isRelayed: boolean;
}

const setting = (name: string, type: 'uuid' | 'text'): string =>
  `(select nullif(current_setting('app.${name}', true), '')::${type})`;

const VENDOR = setting('vendor_id', 'uuid');
const REACH = setting('reach', 'text');
const PARTNER = setting('partner_id', 'uuid');
const CUSTOMER = setting('customer_id', 'uuid');
const PERSON = setting('person_id', 'uuid');

/** The statements that put a table under row-level security; run once by the migration that makes the table. */
export function policyStatements(policy: TablePolicy): string[] {
  const { table, vendorColumn } = policy;
  const seen = readPredicate(policy);
  const inserted =
    policy.insert === 'ANY_HAT'
      ? `${vendorColumn} = ${VENDOR}`
      : `${vendorColumn} = ${VENDOR} and (${REACH} in (${writers(policy)})${scoped(policy)})`;
  const statements = [
    `alter table "${table}" enable row level security`,
    `alter table "${table}" force row level security`,
    `create policy ${table}_read on "${table}" for select using (${seen})`,
    `create policy ${table}_insert on "${table}" for insert with check (${inserted})`,
    `grant select, insert on "${table}" to meed_app`,
  ];
  if (policy.isAppendOnly) return statements;
  return [
    ...statements,
    `create policy ${table}_update on "${table}" for update using (${seen}) with check (${seen})`,
    `grant update on "${table}" to meed_app`,
    ...(policy.isRelayed
      ? [
          `create policy ${table}_delete on "${table}" for delete using (${REACH} = 'RELAY')`,
          `grant delete on "${table}" to meed_app`,
        ]
      : []),
  ];
}

function readPredicate(policy: TablePolicy): string {
  const relayed = policy.isRelayed ? ` or ${REACH} = 'RELAY'` : '';
  const inVendor = `${policy.vendorColumn} = ${VENDOR}`;
  switch (policy.visibility) {
    case 'PUBLIC':
      return `(${inVendor})${relayed}`;
    case 'INTERNAL':
      return `(${inVendor} and ${REACH} = 'SYSTEM')${relayed}`;
    case 'OWN':
      return `(${inVendor} and (${REACH} = 'SYSTEM' or person_id = ${PERSON}))${relayed}`;
    case 'VENDOR':
    case 'PARTNER':
    case 'CUSTOMER':
      return `(${inVendor} and (${REACH} in ('VENDOR', 'SYSTEM')${scoped(policy)}))${relayed}`;
  }
}

function scoped(policy: TablePolicy): string {
  const partner = ` or (${REACH} = 'PARTNER' and ${policy.partnerSees.replaceAll('$p', PARTNER)})`;
  const customer = ` or (${REACH} = 'CUSTOMER' and ${policy.customerSees.replaceAll('$c', CUSTOMER)})`;
  if (policy.visibility === 'PARTNER') return partner;
  return policy.visibility === 'CUSTOMER' ? partner + customer : '';
}

const writers = (policy: TablePolicy): string => (policy.visibility === 'INTERNAL' ? `'SYSTEM'` : `'VENDOR', 'SYSTEM'`);

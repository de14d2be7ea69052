/**
 * Who may see a row, declared once per table and enforced twice: by row-level security in the database and by the wall
 * that every statement carries. VENDOR: the vendor's own people. PARTNER, CUSTOMER: also the partner (and customer) the row
 * names. PUBLIC: every hat of the vendor. OWN: the person the row names. INTERNAL: system only.
 */
export type Visibility = 'VENDOR' | 'PARTNER' | 'CUSTOMER' | 'PUBLIC' | 'OWN' | 'INTERNAL';

/**
 * Who may write a row of its vendor, declared apart from who may see it. VENDOR: the vendor's staff. PARTNER, CUSTOMER: also
 * the partner (and customer) the row names. ANY_HAT: everybody leaves a trace. SYSTEM: the vendor's machinery only, which
 * is among the writers everywhere else. RELAY: the relay alone.
 */
export type Writer = 'VENDOR' | 'PARTNER' | 'CUSTOMER' | 'ANY_HAT' | 'SYSTEM' | 'RELAY';

/**
 * In every predicate `$p`, `$c`, `$person`, `$role`, `$reach` and `$vendor` stand for what the hat is and `$row` for the row
 * itself; the others are names of its columns.
 */
export interface TablePolicy {
  readonly table: string;
  readonly visibility: Visibility;
  /** Column that holds the vendor; `id` for the vendor table itself. */
  readonly vendorColumn: string;
  /** Predicate on the row for a partner's hat. */
  readonly partnerSees: string;
  /** Predicate on the row for a customer's hat. */
  readonly customerSees: string;
  readonly inserts: Writer;
  readonly updates: Writer;
  /** Who may hold a row for the time of a decision (`for update`) without being able to change it. */
  readonly holds: Writer;
  /** What a row must be so that one who is not the vendor may insert it; in an ANY_HAT table it holds for everybody. */
  readonly insertable: string;
  /** What a row must have become so that one who is not the vendor may update it. */
  readonly updatable: string;
  /** Which of the vendor's staff may write at all. */
  readonly staff: string;
  /** The serving role may insert and read, never update or delete. */
  readonly isAppendOnly: boolean;
  /** The relay reads, marks and forgets rows of every vendor. */
  readonly isRelayed: boolean;
}

const setting = (name: string, type: 'uuid' | 'text'): string =>
  `(select nullif(current_setting('app.${name}', true), '')::${type})`;

const VENDOR = setting('vendor_id', 'uuid');
const REACH = setting('reach', 'text');
const PARTNER = setting('partner_id', 'uuid');
const CUSTOMER = setting('customer_id', 'uuid');
const PERSON = setting('person_id', 'uuid');
const ROLE = setting('role', 'text');

const MEANING: ReadonlyMap<string, string> = new Map([
  ['$vendor', VENDOR],
  ['$reach', REACH],
  ['$p', PARTNER],
  ['$c', CUSTOMER],
  ['$person', PERSON],
  ['$role', ROLE],
]);

/** A partner's people who only look. */
const LOOKING = `'PARTNER_VIEWER'`;

/** The statements that put a table under row-level security; run once by the migration that makes the table. */
export function policyStatements(policy: TablePolicy): string[] {
  const { table } = policy;
  const statements = [
    `alter table "${table}" enable row level security`,
    `alter table "${table}" force row level security`,
    `create policy ${table}_read on "${table}" for select using (${readPredicate(policy)})`,
    `create policy ${table}_insert on "${table}" for insert with check (${written(policy, policy.inserts, policy.insertable)})`,
    `grant select, insert on "${table}" to meed_app`,
  ];
  if (policy.isAppendOnly) return statements;
  const held = written(policy, policy.holds, 'true');
  const updated = written(policy, policy.updates, policy.updatable);
  return [
    ...statements,
    `create policy ${table}_update on "${table}" for update using (${held}) with check (${updated})`,
    `grant update on "${table}" to meed_app`,
    ...(policy.isRelayed
      ? [
          `create policy ${table}_delete on "${table}" for delete using (${written(policy, 'RELAY', 'true')})`,
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
      return `(${inVendor} and ${REACH} in ('VENDOR', 'SYSTEM'))${relayed}`;
    case 'PARTNER':
      return `(${inVendor} and (${REACH} in ('VENDOR', 'SYSTEM') or ${ofPartner(policy)}))${relayed}`;
    case 'CUSTOMER':
      return `(${inVendor} and (${REACH} in ('VENDOR', 'SYSTEM') or ${ofPartner(policy)} or ${ofCustomer(policy)}))${relayed}`;
  }
}

function written(policy: TablePolicy, writer: Writer, row: string): string {
  const inVendor = `${policy.vendorColumn} = ${VENDOR}`;
  const vendor = `${REACH} = 'SYSTEM' or (${REACH} = 'VENDOR' and ${meant(policy.staff)})`;
  const partner = `(${ofPartner(policy)} and ${ROLE} <> ${LOOKING} and (${meant(row)}))`;
  switch (writer) {
    case 'RELAY':
      return `${inVendor} and ${REACH} = 'RELAY'`;
    case 'SYSTEM':
      return `${inVendor} and ${REACH} = 'SYSTEM'`;
    case 'ANY_HAT':
      return `${inVendor} and ${REACH} in ('SYSTEM', 'VENDOR', 'PARTNER', 'CUSTOMER') and (${meant(row)})`;
    case 'VENDOR':
      return `${inVendor} and (${vendor})`;
    case 'PARTNER':
      return `${inVendor} and (${vendor} or ${partner})`;
    case 'CUSTOMER':
      return `${inVendor} and (${vendor} or ${partner} or (${ofCustomer(policy)} and (${meant(row)})))`;
  }
}

const ofPartner = ({ table, partnerSees }: TablePolicy): string =>
  `(${REACH} = 'PARTNER' and ${meant(partnerSees.replaceAll('$row', table))})`;

const ofCustomer = ({ table, customerSees }: TablePolicy): string =>
  `(${REACH} = 'CUSTOMER' and ${meant(customerSees.replaceAll('$row', table))})`;

const meant = (predicate: string): string => predicate.replace(/\$\w+/g, (name) => MEANING.get(name) ?? name);

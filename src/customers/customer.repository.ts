import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Customer } from './customer.entity';

export type CustomerRow = Row<Customer>;

const BY_IDS = statement(
  'customer.by-ids',
  `select ${columns(Customer, 'c')} from customer c where ${wall('c', 'customer')} and c.id = any(:ids)`,
);
const BY_REFERENCES = statement(
  'customer.by-references',
  `select ${columns(Customer, 'c')} from customer c where ${wall('c', 'customer')} and c.external_reference = any(:references)`,
);
const ADD = statement(
  'customer.add',
  `insert into customer (vendor_id, id, external_reference, name, segment, partner_ids, created_at)
   select :w_vendor::uuid, r.id, r.reference, r.name, r.segment, '{}', :now::timestamptz
   from unnest(:ids::uuid[], :references::text[], :names::text[], :segments::text[]) as r(id, reference, name, segment)
   on conflict do nothing returning id`,
);
const SERVE = statement(
  'customer.serve',
  `update customer c set partner_ids = array_append(c.partner_ids, s.partner_id)
   from unnest(:ids::uuid[], :partners::uuid[]) as s(id, partner_id)
   where ${wall('c', 'customer')} and c.id = s.id and not s.partner_id = any(c.partner_ids)`,
);

export interface NewCustomer {
  readonly id: string;
  readonly externalReference: string;
  readonly name: string;
  readonly segment: string | null;
}

/** Adds customers and returns the ids of those whose reference was free. */
export async function addCustomers(scope: Scope, now: string, customers: readonly NewCustomer[]): Promise<string[]> {
  const rows = await scope.rows<{ readonly id: string }>(ADD, {
    now,
    ids: customers.map(({ id }) => id),
    references: customers.map(({ externalReference }) => externalReference),
    names: customers.map(({ name }) => name),
    segments: customers.map(({ segment }) => segment),
  });
  return rows.map(({ id }) => id);
}

/** Links partners to the customers they serve, which lets them see each other; a known link changes nothing. */
export async function serveCustomers(
  scope: Scope,
  links: readonly { readonly customerId: string; readonly partnerId: string }[],
): Promise<void> {
  // One statement updates a row once, so each round carries at most one partner per customer.
  let rest = unique(links);
  while (rest.length > 0) {
    const round = new Map(rest.map((link) => [link.customerId, link]));
    const taken = [...round.values()];
    await scope.rows(SERVE, {
      ids: taken.map(({ customerId }) => customerId),
      partners: taken.map(({ partnerId }) => partnerId),
    });
    rest = rest.filter((link) => round.get(link.customerId) !== link);
  }
}

export async function findCustomer(scope: Scope, id: string): Promise<CustomerRow | undefined> {
  return scope.one<CustomerRow>(BY_IDS, { ids: [id] });
}

export const customersByReference = (scope: Scope, references: readonly string[]): Promise<CustomerRow[]> =>
  scope.rows<CustomerRow>(BY_REFERENCES, { references });

export const customerById = loader({
  name: 'customer.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<CustomerRow>(BY_IDS, { ids }), (row) => row.id),
});

export const CUSTOMER_LIST: ListSpec = {
  name: 'customers',
  select: columns(Customer, 'c'),
  from: 'customer c',
  where: wall('c', 'customer'),
  id: { sql: 'c.id', type: 'uuid' },
  filters: {
    externalReference: { sql: 'c.external_reference', type: 'text' },
    name: { sql: 'c.name', type: 'text' },
    segment: { sql: 'c.segment', type: 'text' },
  },
  orders: { NAME: { sql: 'c.name collate "C"', type: 'text' }, CREATED_AT: { sql: 'c.id', type: 'uuid' } },
  defaultOrder: { field: 'NAME', direction: 'ASC' },
};

type Link = { readonly customerId: string; readonly partnerId: string };

/** Without repeats, in key order, so that two writers never wait for each other in a circle. */
function unique(links: readonly Link[]): Link[] {
  const known = new Map(links.map((link) => [`${link.customerId}:${link.partnerId}`, link]));
  return [...known.keys()].sort().flatMap((key) => known.get(key) ?? []);
}

import 'reflect-metadata';
import { Entity, PrimaryColumn } from 'typeorm';
import type { TablePolicy, Visibility } from './visibility';

type Declaration = Partial<Omit<TablePolicy, 'table' | 'visibility'>>;

const POLICIES = new Map<string, TablePolicy>();

/** Declares a tenant table with who may see and who may write it; the start-up check refuses a table without one. */
export function TenantTable(table: string, visibility: Visibility, declaration: Declaration = {}): ClassDecorator {
  POLICIES.set(table, {
    table,
    visibility,
    vendorColumn: 'vendor_id',
    partnerSees: 'partner_id = $p',
    customerSees: 'customer_id = $c',
    inserts: 'VENDOR',
    updates: 'VENDOR',
    holds: declaration.updates ?? 'VENDOR',
    insertable: 'true',
    updatable: 'true',
    staff: `$role <> 'AUDITOR'`,
    isAppendOnly: false,
    isRelayed: false,
    ...declaration,
  });
  return Entity(table);
}

/** The visibility of every declared tenant table. */
export const tablePolicies = (): readonly TablePolicy[] => [...POLICIES.values()];

/** Global tables belong to no vendor; their policies are written out in a migration. */
const GLOBAL: ReadonlySet<string> = new Set(['party', 'person']);

/** The tables that nobody has said who may see; the house does not open while there is one. */
export const tablesWithoutVisibility = (tables: readonly string[]): readonly string[] =>
  tables.filter((table) => !POLICIES.has(table) && !GLOBAL.has(table));

/** The visibility of one declared table. */
export function tablePolicy(table: string): TablePolicy {
  const policy = POLICIES.get(table);
  if (policy === undefined) throw new Error(`table ${table} has no visibility class`);
  return policy;
}

/** The key of every tenant row: the vendor first, so that no row can point into another tenant. */
export abstract class TenantRow {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;
}

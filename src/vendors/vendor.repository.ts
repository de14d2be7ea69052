import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Vendor } from './vendor.entity';

export type VendorRow = Row<Vendor>;

const BY_IDS = statement(
  'vendor.by-ids',
  `select ${columns(Vendor, 'v')} from vendor v where ${wall('v', 'vendor')} and v.id = any(:ids)`,
);

/** Adds a vendor; false where it exists already. */
export async function addVendor(scope: Scope, vendor: VendorRow): Promise<boolean> {
  return (await insertRows(scope, Vendor, [vendor])).length === 1;
}

export const vendorById = loader({
  name: 'vendor.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<VendorRow>(BY_IDS, { ids }), (row) => row.id),
});

/** The hat's own vendor. */
export async function ownVendor(scope: Scope): Promise<VendorRow> {
  const [vendor] = await scope.rows<VendorRow>(BY_IDS, { ids: [scope.authority.vendorId] });
  if (vendor === undefined) throw new Error('the vendor of this scope does not exist');
  return vendor;
}

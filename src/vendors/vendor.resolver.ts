import { Ctx, ID, Resolver } from 'type-graphql';
import { InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { payloadType } from '../platform/graphql/payload.type';
import { createVendor } from './create-vendor.command';
import { ownVendor } from './vendor.repository';
import { toVendor, VendorType } from './vendor.type';

const VendorCreatePayload = payloadType(createVendor.name, {
  vendorId: { type: () => ID, description: 'Id of the new vendor.' },
});

@Resolver()
export class VendorResolver {
  @QueryFor('vendor:read', () => VendorType, { description: 'The vendor of your hat.' })
  async vendor(@Ctx() { request }: Context) {
    return toVendor(await ownVendor(request.scope));
  }

  @MutationOf(createVendor, () => VendorCreatePayload)
  vendorCreate(@Ctx() { request }: Context, @InputOf(createVendor) input: unknown) {
    return request.mutate(createVendor, input, ({ vendorId }) => ({ vendorId: () => publicId('vendor', vendorId) }));
  }
}

import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { createCustomer } from './create-customer.command';
import { type CustomerRow, customerById } from './customer.repository';
import { CUSTOMER_SHAPE, CustomerConnection, CustomerListArgs, CustomerType, toCustomer } from './customer.type';

const CustomerCreatePayload = payloadType(createCustomer.name, {
  customer: { type: () => CustomerType, description: 'The new customer.' },
});

@Resolver()
export class CustomerResolver {
  @QueryFor('customer:read', () => CustomerType, {
    nullable: true,
    description: 'One customer; null where there is none you may see.',
  })
  customer(@Ctx() { request }: Context, @IdArg('customer') id: string) {
    return mapped(request.load(customerById, id), toCustomer);
  }

  @QueryFor('customer:read', () => CustomerConnection, { description: 'The customers you may see.' })
  customers(@Ctx() { request }: Context, @Args(() => CustomerListArgs) args: ListQuery) {
    return request.connection<CustomerRow, CustomerType>(CUSTOMER_SHAPE, args, toCustomer);
  }

  @MutationOf(createCustomer, () => CustomerCreatePayload)
  customerCreate(@Ctx() { request }: Context, @InputOf(createCustomer) input: unknown) {
    return request.mutate(createCustomer, input, ({ customerId }) => ({
      customer: () => mapped(request.load(customerById, customerId), toCustomer),
    }));
  }
}

import 'reflect-metadata';
import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { CustomerResolver } from './customers/customer.resolver';
import { MemberResolver } from './members/member.resolver';
import { PartnerResolver } from './partners/partner.resolver';
import { oneOfInputs } from './platform/graphql/input-type';
import { fieldsWithoutPolicy } from './platform/graphql/policy';
import { InputErrorType } from './platform/graphql/user-error.type';
import { VendorResolver } from './vendors/vendor.resolver';

const resolvers: NonEmptyArray<new () => object> = [VendorResolver, PartnerResolver, CustomerResolver, MemberResolver];

/** Builds the schema, marks its `@oneOf` inputs, and refuses to hand it out while a field has no policy. */
export async function makeSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: [InputErrorType],
    validate: false,
    emitSchemaFile: false,
  });
  for (const name of oneOfInputs()) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
  const open = fieldsWithoutPolicy(schema);
  if (open.length > 0) throw new Error(`fields without a policy: ${open.join(', ')}`);
  return schema;
}

import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { Extensions } from 'type-graphql';

/** Which roles may select a field: the action that guards a root field, or the roles that may see a type's fields. */
export interface FieldPolicy {
  readonly roles: readonly string[];
}

/** Gives a root field, a type or a single field its policy; the server does not start while a field has none. */
export function Allow(...roles: readonly string[]): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ policy: { roles } satisfies FieldPolicy }) as MethodDecorator &
    PropertyDecorator &
    ClassDecorator;
}

/** Marks a type whose fields carry nothing of their own: whoever reached the object may read them. */
export const AllowReached = (): ClassDecorator & MethodDecorator & PropertyDecorator => Allow('*');

const policyOf = (
  holder: { readonly extensions: Readonly<Record<string, unknown>> } | undefined | null,
): FieldPolicy | undefined => holder?.extensions['policy'] as FieldPolicy | undefined;

/** Names every field without a policy of its own or of its type. */
export function fieldsWithoutPolicy(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => policyOf(field) === undefined && (isRoot(schema, type.name) || policyOf(type) === undefined))
        .map((field) => `${type.name}.${field.name}`),
    );
}

/** Refuses every selected field that the role may not read; introspection is for the signed-in. */
export function policyErrors(schema: GraphQLSchema, document: DocumentNode, role: string): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        if (parent?.name.startsWith('__') === true) return;
        if (node.name.value.startsWith('__')) {
          if (role === 'NONE' && node.name.value !== '__typename') errors.push(unauthenticated());
          return;
        }
        const policy = policyOf(info.getFieldDef()) ?? policyOf(parent ? (getNamedType(parent) as never) : undefined);
        if (policy !== undefined && (policy.roles.includes('*') || policy.roles.includes(role))) return;
        errors.push(role === 'NONE' ? unauthenticated() : forbidden(`${parent?.name}.${node.name.value}`, role));
      },
    }),
  );
  return errors;
}

const isRoot = (schema: GraphQLSchema, name: string): boolean =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root?.name === name);

const forbidden = (field: string, role: string): GraphQLError =>
  new GraphQLError(`${field} is not for the role ${role}`, {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });

const unauthenticated = (): GraphQLError =>
  new GraphQLError('This request needs a valid token', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });

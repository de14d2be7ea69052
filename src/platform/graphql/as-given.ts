import { type GraphQLSchema, GraphQLString } from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync } from 'type-graphql';

let isBuilding = false;

/** Builds a schema; while it is built, and then only, arguments say which input they take. */
export function buildWithInputs(options: BuildSchemaOptions): GraphQLSchema {
  isBuilding = true;
  try {
    return buildSchemaSync(options);
  } finally {
    isBuilding = false;
  }
}

/**
 * The type of an argument that reaches its resolver as GraphQL read it. type-graphql copies every object of an argument into
 * an instance of its class, which for a batch of a thousand rows costs as much as reading it, and zod reads it anyway; the
 * value of a scalar it leaves alone.
 */
export const asGiven = (type: object): object => (isBuilding ? type : GraphQLString);

import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { limitRules, MAX_COST, MAX_TOKENS } from './limits';
import { badUserInput } from './mask';
import { policyErrors } from './policy';

export interface GraphRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

export type Prepared =
  | { readonly ok: true; readonly document: DocumentNode; readonly cost: number }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

/** The rules a document must pass before it runs, whatever it came in by. */
const validationRules = [...specifiedRules, ...limitRules];

/** Reads and checks a whole request for one role: syntax, size, schema, shape, permissions, cost. */
export function prepare(schema: GraphQLSchema, request: GraphRequest, role: string): Prepared {
  try {
    const document = parse(request.query, { maxTokens: MAX_TOKENS });
    const errors = validate(schema, document, validationRules);
    if (errors.length > 0) return { ok: false, errors: errors.map(coded('GRAPHQL_VALIDATION_FAILED')) };
    return admit(schema, document, request, role);
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, errors: [coded('GRAPHQL_PARSE_FAILED')(error)] };
    throw error;
  }
}

/** graphql-js gives its own errors no code; on HTTP Apollo does it, with the same names. */
const coded =
  (code: string) =>
  (error: GraphQLError): GraphQLError =>
    new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: { code, ...error.extensions },
    });

/** The part of the check that depends on who asks and with which variables. */
export function admit(schema: GraphQLSchema, document: DocumentNode, request: GraphRequest, role: string): Prepared {
  const refused = policyErrors(schema, document, role);
  if (refused.length > 0) return { ok: false, errors: refused.slice(0, 5) };
  const sample = { ...request, variables: sampleOf(request.variables ?? {}) };
  const malformed = variableErrors(schema, document, sample);
  if (malformed.length > 0) return { ok: false, errors: malformed };
  const cost = costOf(schema, document, sample);
  if (cost <= MAX_COST) return { ok: true, document, cost };
  const error = new GraphQLError(
    `the query costs ${cost} points, at most ${MAX_COST} are allowed: ask for fewer items per page`,
    {
      extensions: { code: 'QUERY_TOO_EXPENSIVE', http: { status: 400 } },
    },
  );
  return { ok: false, errors: [error] };
}

/**
 * The variables with one object of each list: a price depends on how many items or ids are asked for, never on what a
 * mutation brings. A batch is read whole once, by graphql-js as it executes, and not a second and a third time before.
 */
function sampleOf(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, shortened(value)]));
}

function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return sampleOf(value as Record<string, unknown>);
  return typeof value[0] === 'object' ? value.slice(0, 1).map(shortened) : value;
}

/** What is wrong with the variables of the operation: told to the client before anything is computed from them. */
function variableErrors(schema: GraphQLSchema, document: DocumentNode, request: GraphRequest): GraphQLError[] {
  const definitions = getOperationAST(document, request.operationName)?.variableDefinitions ?? [];
  const { errors = [] } = getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors: 5 });
  return errors.map(({ message }) => badUserInput(message));
}

/** One point per field; a list costs as many times its fields as items or ids were asked for. */
function costOf(schema: GraphQLSchema, document: DocumentNode, request: GraphRequest): number {
  try {
    return complexityOf(schema, document, request);
  } catch {
    // The library gives up on a document that is too large to be counted; such a one is too expensive, whatever it costs.
    return Number.POSITIVE_INFINITY;
  }
}

function complexityOf(schema: GraphQLSchema, document: DocumentNode, request: GraphRequest): number {
  return getComplexity({
    schema,
    query: document,
    variables: request.variables ?? {},
    ...(request.operationName ? { operationName: request.operationName } : {}),
    estimators: [fieldExtensionsEstimator(), listEstimator, simpleEstimator({ defaultComplexity: 1 })],
  });
}

const listEstimator = ({
  args,
  childComplexity,
}: {
  args: Record<string, unknown>;
  childComplexity: number;
}): number | undefined => {
  const asked = args['first'] ?? args['last'] ?? (Array.isArray(args['ids']) ? args['ids'].length : undefined);
  return typeof asked === 'number' ? 1 + Math.min(Math.max(asked, 1), 100) * childComplexity : undefined;
};

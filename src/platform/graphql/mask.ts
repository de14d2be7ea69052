import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ListRefused } from '../list-spec';
import { OutcomeUnknown } from '../outcome-unknown';
import { systemIds } from '../ports';
import { report } from '../report';
import { sqlState } from '../sql-state';
import { Unavailable } from '../unavailable';

/** Codes whose messages were written for clients; everything else is a surprise and says nothing. */
const OPEN_CODES: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_EXPENSIVE',
  'QUERY_TOO_LARGE',
  'RATE_LIMITED',
  'SUBSCRIPTIONS_ONLY',
  'SUBSCRIPTION_LIMIT',
  'UNAUTHENTICATED',
  'UNAVAILABLE',
]);

/** No connection left, a lock not given in time, a statement cut off: it may work in a moment. */
const BUSY = /^(53300|55P03|57014)$/;

/** A refusal of a query's argument: it names the argument and what is right. */
export const badUserInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** What a client is told of an error: an expected one in full, a surprise as an id under which it stands in the log. */
export function masked(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (original instanceof ListRefused)
    return { ...formatted, message: original.message, extensions: { code: 'BAD_USER_INPUT' } };
  const explained = explanationOf(original);
  if (explained !== undefined) {
    report(explained.message, original);
    return { message: explained.message, ...placeOf(formatted), extensions: { code: explained.code } };
  }
  const code = formatted.extensions?.['code'];
  const isWritten =
    error instanceof GraphQLError && !(original instanceof Error && !(original instanceof GraphQLError));
  if (typeof code === 'string' && OPEN_CODES.has(code) && isWritten)
    return { ...withoutPlaces(formatted), extensions: { code } };
  const errorId = systemIds.next();
  report(`masked error ${errorId}`, original);
  return {
    message: `Internal server error (${errorId})`,
    ...placeOf(formatted),
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
  };
}

/** What went wrong is nobody's business, but what the client has to do about it is. */
function explanationOf(error: unknown): { readonly code: string; readonly message: string } | undefined {
  if (error instanceof OutcomeUnknown) return { code: 'OUTCOME_UNKNOWN', message: error.message };
  if (error instanceof Unavailable) return { code: 'UNAVAILABLE', message: error.message };
  if (BUSY.test(sqlState(error))) return { code: 'UNAVAILABLE', message: 'the house is too busy: try again later' };
  return undefined;
}

const placeOf = ({ path }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path'> =>
  path === undefined ? {} : { path };

const withoutPlaces = ({ message, path, locations }: GraphQLFormattedError): GraphQLFormattedError => ({
  message,
  ...(locations === undefined ? {} : { locations }),
  ...(path === undefined ? {} : { path }),
});

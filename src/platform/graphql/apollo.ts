import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Budget } from '../budget';
import { actualCost } from './actual-cost';
import { limitRules, MAX_TOKENS } from './limits';
import { masked } from './mask';
import { admit } from './prepare';

/** What the edge needs of an operation's context: who asks, what it may spend, and that it ends. */
export interface Operation {
  readonly role: string;
  /** Takes the points of a query from the hat's budget; refuses (throws) when it is spent. */
  spend(points: number): Promise<Budget>;
  /** Gives points back to it. */
  refund(points: number): Promise<Budget>;
  finish(): Promise<void>;
}

/** Apollo over one schema: the shared checks, masked errors, the price in every answer, and the end of every operation. */
export function apolloFor<Context extends BaseContext>(
  schema: GraphQLSchema,
  operationOf: (context: Context) => Operation,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...limitRules],
    formatError: masked,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      edge(schema, operationOf),
    ],
  });
}

function edge<Context extends BaseContext>(
  schema: GraphQLSchema,
  operationOf: (context: Context) => Operation,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      const operation = operationOf(contextValue);
      let price: ({ readonly requested: number } & Budget) | undefined;
      return {
        async didResolveOperation({ document, request }) {
          const admitted = admit(
            schema,
            document,
            { query: '', operationName: request.operationName, variables: request.variables },
            operation.role,
          );
          if (!admitted.ok) throw admitted.errors[0];
          price = { requested: admitted.cost, ...(await operation.spend(admitted.cost)) };
        },
        async willSendResponse({ response }) {
          await operation.finish();
          if (response.body.kind !== 'single' || price === undefined) return;
          const { requested } = price;
          const result = response.body.singleResult;
          const actual = actualCost(requested, result);
          const { remaining, resetAt } = actual < requested ? await operation.refund(requested - actual) : price;
          result.extensions = { ...result.extensions, cost: { requested, actual, remaining, resetAt } };
        },
      };
    },
  };
}

import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { Unavailable } from './unavailable';
import { subscribeAfresh } from './websocket-events';
import type { Bearer, WebSocketLimits, WebSocketOptions } from './websocket-options';
import type { Visitor } from './websocket-visitor';

/** A socket over the cap of its holder: the client tries again later. */
const TRY_AGAIN_LATER = 1013;

/** The protocol as one visitor is served: subscriptions only, under its hat, checked and masked like HTTP. */
export function protocolFor<Hat>(
  options: WebSocketOptions<Hat>,
  limits: WebSocketLimits,
  visitor: Visitor<Hat>,
  openOf: (holder: string) => number,
): Server<undefined> {
  const hatOf = (): Hat => bearerOf(visitor).hat;
  const costs = new WeakMap<DocumentNode, number>();
  const spend = (document: DocumentNode) => options.spend(bearerOf(visitor).holder, costs.get(document) ?? 1);
  return makeServer<Record<string, unknown> | undefined, undefined>({
    connectionInitWaitTimeout: limits.initWithinMs,
    async onConnect({ connectionParams }) {
      const token = tokenOf(connectionParams);
      const bearer = token === undefined ? null : await options.authenticate(token).catch(orLater);
      if (bearer === null) return false;
      if (bearer !== 'LATER' && openOf(bearer.holder) < limits.socketsPerHolder) return visitor.admit(bearer);
      visitor.socket.close(TRY_AGAIN_LATER, bearer === 'LATER' ? 'Unavailable' : 'Too many sockets');
      return false;
    },
    async onSubscribe({ subscriptions }, _id, payload) {
      if (Object.keys(subscriptions).length > limits.subscriptionsPerSocket)
        return [
          refusal('SUBSCRIPTION_LIMIT', `at most ${limits.subscriptionsPerSocket} subscriptions run on one socket`),
        ];
      const prepared = await options.prepare(payload, hatOf());
      if (!prepared.ok) return prepared.errors;
      costs.set(prepared.document, prepared.cost);
      const args = argumentsOf(options.schema, payload, prepared.document);
      return 'document' in args ? await spent(args, spend) : args;
    },
    subscribe: (args) =>
      subscribeAfresh(args, {
        openRequest: () => options.openRequest(hatOf()),
        reauthorise: () => options.reauthorise(hatOf()),
        spend: () => spend(args.document),
      }),
    onNext(_context, _id, _payload, _args, { errors, data, extensions }) {
      if (errors === undefined) return;
      return {
        ...(data === undefined ? {} : { data }),
        ...(extensions && { extensions }),
        errors: errors.map(options.mask),
      };
    },
    onError: (_context, _id, _payload, errors) => errors.map(options.mask),
  });
}

/** The arguments once they are paid for; a spent budget refuses the subscription. */
async function spent(
  args: ExecutionArgs,
  spend: (document: DocumentNode) => Promise<void>,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    await spend(args.document);
    return args;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Whether a token is good cannot be said now: the client comes back. */
function orLater(error: unknown): 'LATER' {
  if (error instanceof Unavailable) return 'LATER';
  throw error;
}

function argumentsOf(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  document: DocumentNode,
): ExecutionArgs | readonly GraphQLError[] {
  const operation = getOperationAST(document, payload.operationName);
  if (!operation)
    return [refusal('OPERATION_RESOLUTION_FAILURE', 'the operation to run is not named or does not exist')];
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    return [
      refusal('SUBSCRIPTIONS_ONLY', `send a ${operation.operation} over HTTP: a live socket serves subscriptions only`),
    ];
  return { schema, document, variableValues: payload.variables ?? {}, operationName: payload.operationName ?? null };
}

function bearerOf<Hat>({ bearer }: Visitor<Hat>): Bearer<Hat> {
  if (bearer === undefined) throw new Error('nobody subscribes before showing a token');
  return bearer;
}

/** The token of `{ authorization: 'Bearer …' }`, written with a capital by some clients. */
function tokenOf(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const authorization = parameters?.['authorization'] ?? parameters?.['Authorization'];
  return typeof authorization === 'string' ? /^Bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;
}

const refusal = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { report } from './report';

export interface HttpOptions<Context extends BaseContext> {
  readonly apollo: ApolloServer<Context>;
  readonly context: (authorization: string | undefined, address: string) => Promise<Context>;
  /** Null when ready; otherwise why not. */
  readonly readiness: () => Promise<string | null>;
  readonly corsOrigins: readonly string[];
  readonly bodyLimitBytes: number;
  /** Pages and documents served as they are, by path. */
  readonly documents: ReadonlyMap<string, Document>;
}

export interface Document {
  readonly type: string;
  readonly body: () => string | Buffer;
  readonly policy?: string;
}

const ANONYMOUS_BODY = 100_000;

/** The HTTP side: POST /graphql, the explorer, health; with body limits, headers, and errors that tell nothing. */
export async function httpServer<Context extends BaseContext>(options: HttpOptions<Context>): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: 15_000,
    connectionTimeout: 30_000,
    forceCloseConnections: 'idle',
    trustProxy: false,
  });
  await app.register(helmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false });
  await app.register(cors, { origin: options.corsOrigins.length > 0 ? [...options.corsOrigins] : false });
  app.addHook('onRequest', anonymousLimit);
  app.setErrorHandler(plainError);
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => ready(await options.readiness().catch(unanswered), reply));
  for (const [url, document] of options.documents) app.get(url, (_request, reply) => serve(document, reply));
  options.apollo.addPlugin(fastifyApolloDrainPlugin(app));
  await options.apollo.start();
  app.route({
    url: '/graphql',
    method: ['POST', 'OPTIONS'],
    handler: fastifyApolloHandler(options.apollo, {
      context: (request: FastifyRequest) => options.context(request.headers.authorization, request.ip),
    }),
  });
  return app;
}

/** A stranger's body is small; whoever brings a token may send a batch. */
async function anonymousLimit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.headers.authorization !== undefined) return;
  // A body that does not say how long it is could be of any length.
  const isUnknown = request.headers['transfer-encoding'] !== undefined;
  if (isUnknown || Number(request.headers['content-length'] ?? 0) > ANONYMOUS_BODY)
    await reply.code(413).send({
      errors: [
        {
          message: `without a token a body has at most ${ANONYMOUS_BODY} bytes`,
          extensions: { code: 'BODY_TOO_LARGE' },
        },
      ],
    });
}

async function plainError(
  error: Error & { statusCode?: number; code?: string },
  _request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const status = error.statusCode ?? 500;
  if (status >= 500) report('an HTTP request failed', error);
  const message = status >= 500 ? 'Internal server error' : error.message;
  await reply.code(status).send({ errors: [{ message, extensions: { code: error.code ?? 'BAD_REQUEST' } }] });
}

/** Whatever keeps the question from being answered, the server cannot serve meanwhile. */
function unanswered(error: unknown): string {
  report('readiness could not be found out', error);
  return 'the database does not answer';
}

async function ready(reason: string | null, reply: FastifyReply) {
  return reply
    .code(reason === null ? 200 : 503)
    .send(reason === null ? { status: 'ready' } : { status: 'not ready', reason });
}

async function serve({ type, body, policy }: Document, reply: FastifyReply) {
  if (policy !== undefined) reply.header('content-security-policy', policy);
  return reply.type(type).send(body());
}

/** A file of an installed package, read once; packages do not export their browser builds, so it is found by path. */
export function packageDocument(type: string, packageName: string, file: string): Document {
  let content: Buffer | undefined;
  return {
    type,
    body: () => {
      content ??= readFileSync(path.join(packageFolder(packageName), file));
      return content;
    },
  };
}

function packageFolder(packageName: string): string {
  const inside = path.join('node_modules', packageName);
  const entry = require.resolve(packageName);
  return entry.slice(0, entry.lastIndexOf(inside) + inside.length);
}

import path from 'node:path';
import { makeApp } from './app';
import type { Config } from './platform/config';
import { explorerDocuments } from './platform/explorer';
import type { Document } from './platform/http';
import { verifyToken } from './platform/tokens';
import { CHECKOUT, type Runtime } from './runtime';

export interface Server {
  readonly port: number;
  /** Stops being ready, answers what is under way within the grace, and lets go of the port. */
  drain(): Promise<void>;
}

/** Serves a runtime over HTTP and WebSocket; `demoToken` is filled into the explorer. */
export async function startServer(
  config: Config,
  runtime: Runtime,
  demoToken: () => string | null = () => null,
): Promise<Server> {
  let isDraining = false;
  const app = await makeApp({
    house: runtime.house,
    verify: (token) => verifyToken(runtime.rules, token),
    readiness: async () => (isDraining ? 'draining' : runtime.readiness()),
    corsOrigins: config.corsOrigins,
    bodyLimitBytes: config.bodyLimitBytes,
    documents: documentsOf(config, runtime, demoToken),
  });
  const port = await app.listen(config.port, config.host);
  return {
    port,
    async drain() {
      isDraining = true;
      await app.close();
    },
  };
}

/** The explorer and the development keys are for development; in production a client brings its own tools. */
function documentsOf(config: Config, runtime: Runtime, demoToken: () => string | null): ReadonlyMap<string, Document> {
  if (config.environment === 'production') return new Map();
  const jwks = JSON.stringify(runtime.issuer?.jwks ?? { keys: [] });
  return new Map<string, Document>([
    ...explorerDocuments(path.join(CHECKOUT, 'schema', 'operations'), demoToken),
    ['/.well-known/jwks.json', { type: 'application/json', body: () => jwks }],
  ]);
}

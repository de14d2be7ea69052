import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { type Document, packageDocument } from './http';

const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Meed: GraphiQL</title>
    <link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/graphiql/graphiql.css">
    <style>html, body, #graphiql { height: 100%; margin: 0 }</style>
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphql-ws.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/tabs.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

const START = `(() => {
  const { tabs, token } = window.meedTabs;
  let authorization = token === null ? undefined : 'Bearer ' + token;
  const live = graphqlWs.createClient({
    url: location.origin.replace(/^http/, 'ws') + '/graphql',
    connectionParams: () => ({ authorization }),
  });
  const send = GraphiQL.createFetcher({ url: '/graphql', wsClient: live });
  const fetcher = (params, options) => {
    const given = (options && options.headers) || {};
    authorization = given.authorization || given.Authorization || authorization;
    return send(params, { ...options, headers: { ...given, ...(authorization ? { authorization } : {}) } });
  };
  const headers = JSON.stringify({ authorization: authorization || 'Bearer <token>' }, null, 2);
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultHeaders: headers,
      shouldPersistHeaders: false,
      defaultTabs: tabs.map((query) => ({ query, headers })),
    }),
  );
})();
`;

/** GraphiQL from the installed packages: it works offline, opens one tab per operation we promise, and brings a demo token if there is one. */
export function explorerDocuments(operationsFolder: string, token: () => string | null): ReadonlyMap<string, Document> {
  const script = (packageName: string, file: string): Document => packageDocument('text/javascript', packageName, file);
  return new Map<string, Document>([
    ['/', { type: 'text/html', body: () => PAGE, policy: POLICY }],
    ['/graphiql/graphiql.css', packageDocument('text/css', 'graphiql', 'graphiql.min.css')],
    ['/graphiql/react.js', script('react', 'umd/react.production.min.js')],
    ['/graphiql/react-dom.js', script('react-dom', 'umd/react-dom.production.min.js')],
    ['/graphiql/graphql-ws.js', script('graphql-ws', 'umd/graphql-ws.min.js')],
    ['/graphiql/graphiql.js', script('graphiql', 'graphiql.min.js')],
    [
      '/graphiql/tabs.js',
      {
        type: 'text/javascript',
        body: () => `window.meedTabs = ${JSON.stringify({ tabs: operations(operationsFolder), token: token() })};`,
      },
    ],
    ['/graphiql/start.js', { type: 'text/javascript', body: () => START }],
  ]);
}

/** Which of the promised operations open as tabs: queries that answer as they are, without a variable to fill in. */
const isReady = (text: string): boolean =>
  parse(text).definitions.every(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.QUERY &&
      (definition.variableDefinitions ?? []).every(
        ({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined,
      ),
  );

function operations(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .filter(isReady)
    .sort((a, b) => Number(b.includes('query Viewer')) - Number(a.includes('query Viewer')));
}

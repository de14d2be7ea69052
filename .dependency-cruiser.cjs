/**
 * The order of the house as rules: modules import leftward, files import downward, and nothing goes round in circles.
 * Every rule below has a planted violation in test/gates/imports.test.ts; a rule that needs an exception means that a
 * shared noun has to move left.
 */

const MODULES = [
  ...['kernel', 'engine', 'terms', 'platform', 'access', 'vendors', 'partners', 'customers', 'members', 'ledger'],
  ...['evidence', 'disputes', 'kpis', 'agreements', 'rates', 'targets', 'outcomes', 'settlement', 'statements'],
  ...['pots', 'payouts', 'ecosystem', 'insights', 'progress'],
];
const DOMAIN = `^src/(${MODULES.slice(MODULES.indexOf('vendors')).join('|')})/`;
/** A file of a domain module without a suffix is a step that commands share; it stands between repository and command. */
const STEP = { path: DOMAIN, pathNot: '\\.(rules|entity|repository|command|type|loader|resolver)\\.ts$' };
const TOP = ['^src/[^/]+\\.ts$', '^src/cli/', '^ormconfig\\.ts$'];

const floor = (suffixes) => `\\.(${suffixes})\\.ts$`;
const builtIn = (names) => `^(node:)?(${names})$`;
const npm = (names) => `(^|/)node_modules/(@types/)?(${names})/`;

const VALUE_LIBRARIES = npm('decimal\\.js|temporal-polyfill|temporal-spec|currency-codes|typeid-js|uuid');
const GRAPHQL_LIBRARIES = npm(
  'graphql|type-graphql|graphql-ws|graphql-query-complexity|@apollo/[^/]+|dataloader|fastify|ws',
);
const COMPUTING = builtIn('crypto|buffer');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule per module: what stands right of it is out of its sight. */
const leftward = MODULES.slice(0, -1).map((module, place) =>
  rule(
    `leftward-${module}`,
    `${module} stands left of what it imports: move the shared noun left.`,
    { path: `^src/${module}/` },
    { path: `^src/(${MODULES.slice(place + 1).join('|')})/` },
  ),
);

const purity = [
  rule(
    'kernel-is-values',
    'The kernel holds values and arithmetic: it imports itself, pure value libraries and hashing, nothing else.',
    { path: '^src/kernel/' },
    { couldNotResolve: false, pathNot: ['^src/kernel/', VALUE_LIBRARIES, builtIn('crypto')] },
  ),
  rule(
    'engine-is-pure',
    'The engine computes pay from values: it imports itself and the kernel, no library and no I/O.',
    { path: '^src/engine/' },
    { couldNotResolve: false, pathNot: ['^src/engine/', '^src/kernel/'] },
  ),
  rule(
    'terms-are-documents',
    'Terms read and write documents: they import themselves, engine, kernel, zod and hashing.',
    { path: '^src/terms/' },
    { couldNotResolve: false, pathNot: ['^src/(terms|engine|kernel)/', npm('zod'), builtIn('crypto')] },
  ),
  rule(
    'rules-are-pure',
    'Rules decide and do nothing: they import kernel, engine, terms, other rules and the shape of an authority.',
    { path: floor('rules') },
    {
      couldNotResolve: false,
      pathNot: [
        ...['^src/(kernel|engine|terms)/', floor('rules'), '^src/platform/authority\\.ts$'],
        ...[VALUE_LIBRARIES, COMPUTING],
      ],
    },
  ),
  rule(
    'platform-knows-no-domain',
    'The platform is plumbing without domain nouns: it imports itself and the kernel.',
    { path: '^src/platform/' },
    { path: '^src/', pathNot: '^src/(platform|kernel)/' },
  ),
];

const floors = [
  rule(
    'entities-only-declare',
    'An entity is columns, checks and keys: it imports entities, kernel and TypeORM.',
    { path: floor('entity') },
    {
      couldNotResolve: false,
      pathNot: [floor('entity'), '^src/platform/entity\\.ts$', '^src/kernel/', npm('typeorm|reflect-metadata')],
    },
  ),
  rule(
    'repositories-only-store',
    'A repository loads and saves: of the domain it imports entities, rules and other repositories.',
    { path: floor('repository') },
    { path: '^src/', pathNot: [floor('rules|entity|repository'), '^src/(kernel|engine|terms|platform)/'] },
  ),
  rule('steps-stand-below-commands', 'What commands share is called by them and by the edge; it calls neither.', STEP, {
    path: floor('command|type|loader|resolver'),
  }),
  rule(
    'commands-stand-alone',
    'A command is one use case in one transaction: it calls no other command and knows no GraphQL shape.',
    { path: floor('command') },
    { path: floor('command|type|loader|resolver') },
  ),
  rule(
    'shapes-know-no-resolver',
    'A GraphQL shape or loader is used by resolvers and knows none.',
    { path: floor('type|loader') },
    { path: floor('resolver') },
  ),
  rule(
    'graphql-stays-at-the-edge',
    'Only shapes, loaders, resolvers and the wiring know that there is GraphQL.',
    { path: floor('rules|entity|repository|command') },
    { path: ['^src/platform/graphql/', '^src/access/(graphql|request)\\.ts$', GRAPHQL_LIBRARIES] },
  ),
  rule(
    'the-top-is-the-top',
    'Wiring and commands of the shell import everything and are imported by nobody below.',
    { path: '^src/[^/]+/', pathNot: '^src/cli/' },
    { path: TOP },
  ),
];

const libraries = [
  rule(
    'sql-stays-in-the-platform',
    'Only the platform opens connections; everyone else asks a scope.',
    { path: '^src/[^/]+/', pathNot: ['^src/(platform|cli)/', floor('entity')] },
    { path: npm('pg|typeorm') },
  ),
  rule(
    'never-imported',
    'class-validator is only a peer of type-graphql, zod checks inputs; in-memory pub-sub knows no tenants.',
    {},
    { path: npm('class-validator|class-transformer|@graphql-yoga/subscription|graphql-subscriptions') },
  ),
  rule(
    'no-development-tools',
    'What the product imports is installed by `npm ci --omit=dev`.',
    { path: '^(src|migrations|bin)/|^ormconfig\\.ts$' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('pg') },
  ),
];

const shape = [
  rule(
    'known-modules',
    'A module has a place in the order of the house before it has a file.',
    { path: '^src/[^/]+/', pathNot: `^src/(${MODULES.join('|')}|cli)/` },
    {},
  ),
  rule('no-cycles', 'Two files that need each other share a third that is missing.', {}, { circular: true }),
  rule(
    'tests-stay-outside',
    'Nothing but tests, benchmarks and proofs imports tests.',
    { pathNot: '^(test/|bench/|scripts/prove[-/])' },
    { path: '^test/' },
  ),
  rule(
    'everything-resolves',
    'An import leads to a file or an installed package; what codegen writes imports a type that comes with its preset.',
    { pathNot: '^test/(generated/|support/operation-table\\.ts$)' },
    { couldNotResolve: true },
  ),
];

module.exports = {
  forbidden: [...leftward, ...purity, ...floors, ...libraries, ...shape],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};

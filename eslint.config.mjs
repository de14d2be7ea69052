import tseslint from 'typescript-eslint';

/**
 * Two kinds of rules, and only these: what needs types, and what is particular to this house. Everything else is Biome's.
 *
 * House rules are selectors with a sentence. Each is a rule of its own and not an entry of `no-restricted-syntax`, because
 * of that one the last matching block wins: a new scope would silently switch the earlier ones off. Each has a planted
 * violation in test/gates/lint.test.ts, and none can be switched off from inside a file.
 */
const banned = (message, ...selectors) => ({
  create: (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
});

const OWN_SCOPE =
  'A step runs its statements on the scope or unit it is given: the outer one waits for the step. Write it in its place, and name what it is given as what it is called on, `unit.asMachinery((unit) => …)`; it speaks of no other unit or scope.';

function runsOnItsOwn({ callee, arguments: [step] }, sourceCode) {
  const [given] = step?.params ?? [];
  if (callee.object.type !== 'Identifier' || given?.name !== callee.object.name) return false;
  return sourceCode.getScope(step).through.every(({ identifier }) => !/^(unit|scope)$/.test(identifier.name));
}

const MONEY_NAME = '/(amount|minor|money|rate|price|quantity|total|balance|credits?)$/i';
const MONEY_VALUE = `:matches(Identifier[name=${MONEY_NAME}], MemberExpression[property.name=${MONEY_NAME}])`;
const SYNCHRONOUS = ['src/kernel/**/*.ts', 'src/engine/**/*.ts', 'src/terms/**/*.ts', 'src/**/*.rules.ts'];
const EXACT = ['kernel', 'engine', 'terms', 'ledger', 'settlement', 'statements', 'payouts'].map(
  (name) => `src/${name}/**/*.ts`,
);

const house = {
  'no-clock': banned(
    'The present moment comes from the Clock port (platform/ports.ts).',
    'MemberExpression[object.name="Date"][property.name="now"]',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name="Date"]',
    'MemberExpression[object.name="Temporal"][property.name="Now"]',
    'MemberExpression[object.name="performance"][property.name="now"]',
    'MemberExpression[object.name="process"][property.name="hrtime"]',
  ),
  'no-random': banned(
    'Identifiers and random values come from the ports (platform/ports.ts).',
    'MemberExpression[object.name="Math"][property.name="random"]',
    ':matches(Identifier, ImportSpecifier > Identifier)[name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]',
    'ImportDeclaration[source.value="uuid"] ImportSpecifier[imported.name=/^v[1467]$/]',
  ),
  'no-float': banned(
    'Money, rates and quantities are exact: no binary float.',
    'Identifier[name="parseFloat"]',
    'CallExpression[callee.property.name=/^(toFixed|toPrecision|toExponential)$/]',
    'Literal[raw=/^[0-9_]*[.][0-9]/]',
    'MemberExpression[object.name="Math"][property.name=/^(round|pow|sqrt|exp|log.*)$/]',
  ),
  'no-float-type': banned(
    'No float in the schema or in a column: Decimal and numeric are exact.',
    'ImportSpecifier[imported.name=/^(Float|GraphQLFloat)$/]',
    'CallExpression[callee.name=/Column$/] Literal[value=/^(float[48]?|real|double( precision)?)$/]',
  ),
  'no-lossy-money': banned(
    'Number() of money loses digits: keep bigint, Rational or the decimal string.',
    `CallExpression[callee.name=/^(Number|parseInt)$/] > ${MONEY_VALUE}.arguments`,
    `UnaryExpression[operator="+"] > ${MONEY_VALUE}.argument`,
  ),
  'no-await': banned(
    'Values, engine, terms and rules are synchronous: they are given what they need.',
    'AwaitExpression',
    ':function[async=true]',
    'ForOfStatement[await=true]',
    'Identifier[name="Promise"]',
  ),
  'thin-resolver': banned(
    'A resolver is a sentence: decisions belong to rules, failures to commands.',
    ':matches(IfStatement, SwitchStatement, TryStatement, ForStatement, ForOfStatement, ForInStatement, WhileStatement)',
  ),
  'sql-behind-a-scope': banned(
    'SQL runs as a named statement through a Scope, never by query().',
    'CallExpression[callee.property.name="query"]',
  ),
  'own-scope-in-a-step': {
    create: (context) => ({
      'CallExpression[callee.property.name=/^(asMachinery|undoable)$/]': (node) => {
        if (!runsOnItsOwn(node, context.sourceCode)) context.report({ node, message: OWN_SCOPE });
      },
    }),
  },
  'no-string-order': banned(
    'A string given to orderBy is SQL: order by the columns that a list declares.',
    'CallExpression[callee.property.name=/^(addOrderBy|orderBy)$/] > :matches(Literal, TemplateLiteral, BinaryExpression)',
  ),
  'no-double-cast': banned(
    'Casting through unknown switches the type checker off: narrow the value instead.',
    'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
  ),
};

const plugin = { rules: house };
const apply = (files, names, ignores = []) => ({
  files,
  ignores,
  rules: Object.fromEntries(names.map((name) => [`meed/${name}`, 'error'])),
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/', 'test/generated/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { meed: plugin, '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 0 }],
    },
  },
  apply(
    ['src/**/*.ts', 'migrations/**/*.ts'],
    ['no-double-cast', 'no-lossy-money', 'no-float-type', 'no-string-order', 'own-scope-in-a-step'],
  ),
  apply(['src/**/*.ts'], ['no-clock', 'no-random'], ['src/platform/ports.ts']),
  apply(['src/**/*.ts'], ['sql-behind-a-scope'], ['src/platform/**', 'src/cli/**']),
  apply(EXACT, ['no-float']),
  apply(SYNCHRONOUS, ['no-await']),
  apply(['src/**/*.resolver.ts'], ['thin-resolver']),
);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type PlantedTree, plantedTree, ROOT, runTool } from './planted-tree';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

interface BiomeReport {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

const stepping = (call: string): string => `export const f = async ({ unit, scope, g }: Given) => { await ${call}; };
interface Stepping {
  readonly scope: Stepping;
  asMachinery(step: (given: Stepping) => unknown): Promise<unknown>;
  undoable(step: (given: Stepping) => unknown): Promise<unknown>;
}
interface Given {
  readonly unit: Stepping;
  readonly scope: Stepping;
  g(...given: unknown[]): Promise<unknown>;
}`;

/** Rule, the file that breaks it, and how. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ['meed/no-clock', 'src/partners/now.ts', 'export const at = Date.now();'],
  ['meed/no-clock', 'src/engine/today.ts', 'export const at = new Date();'],
  ['meed/no-clock', 'src/platform/stopwatch.ts', 'export const at = performance.now();'],
  ['meed/no-random', 'src/partners/dice.ts', 'export const dice = Math.random();'],
  ['meed/no-random', 'src/access/id.ts', `import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();`],
  ['meed/no-random', 'src/vendors/id.ts', `import { v7 } from 'uuid';\nexport const id = v7();`],
  ['meed/no-float', 'src/terms/parse.ts', `export const rate = parseFloat('1.5');`],
  ['meed/no-float', 'src/ledger/print.ts', 'export const print = (amount: number) => amount.toFixed(2);'],
  ['meed/no-float', 'src/engine/half.ts', 'export const half = 0.5;'],
  ['meed/no-float', 'src/settlement/round.ts', 'export const round = (amount: number) => Math.round(amount);'],
  ['meed/no-float-type', 'src/outcomes/a.type.ts', `import { Float } from 'type-graphql';\nexport default Float;`],
  [
    'meed/no-float-type',
    'src/outcomes/a.entity.ts',
    `import { Column } from 'typeorm';\nexport class A { @Column({ type: 'real' }) readonly amount!: string; }`,
  ],
  ['meed/no-lossy-money', 'src/partners/sum.ts', 'export const n = (row: { amount: string }) => Number(row.amount);'],
  ['meed/no-lossy-money', 'src/customers/sum.ts', 'export const n = (unitPrice: string) => +unitPrice;'],
  ['meed/no-await', 'src/kernel/wait.ts', 'export const f = async () => 1;'],
  ['meed/no-await', 'src/engine/wait.ts', 'export const f = () => Promise.resolve(1);'],
  ['meed/no-await', 'src/partners/wait.rules.ts', 'export async function f() { await f(); }'],
  [
    'meed/thin-resolver',
    'src/partners/thick.resolver.ts',
    'export function f(isNew: boolean) { if (isNew) return 1; return 2; }',
  ],
  ['meed/thin-resolver', 'src/vendors/thick.resolver.ts', 'export function f() { try { f(); } catch { f(); } }'],
  [
    'meed/sql-behind-a-scope',
    'src/partners/raw.repository.ts',
    `export const f = (c: { query(s: string): string }) => c.query('select 1');`,
  ],
  [
    'meed/own-scope-in-a-step',
    'src/partners/step.ts',
    'export const f = (u: { undoable(step: () => number): number }) => u.undoable(() => 1);',
  ],
  ...[
    'unit.asMachinery((own) => own)',
    'unit.asMachinery((own) => g(unit))',
    'unit.asMachinery(g)',
    'unit.scope.asMachinery((scope) => scope)',
    'unit.scope.asMachinery((unit) => unit)',
    'unit.asMachinery((unit) => g(scope))',
    'scope.undoable(async (scope) => { await g(() => unit.scope); })',
    'unit.undoable((unit) => unit.asMachinery((own) => g(unit)))',
  ].map((call, at) => ['meed/own-scope-in-a-step', `src/partners/step-${at}.ts`, stepping(call)] as const),
  [
    'meed/no-string-order',
    'src/partners/order.repository.ts',
    `export const f = (q: { orderBy(s: string): string }, field: string) => q.orderBy(\`p.\${field}\`);`,
  ],
  ['meed/no-double-cast', 'src/platform/cast.ts', 'export const f = (a: string) => a as unknown as number;'],
  ['@typescript-eslint/no-floating-promises', 'src/access/float.ts', 'export const f = async () => 1;\nf();'],
  [
    '@typescript-eslint/no-misused-promises',
    'src/access/misuse.ts',
    'export const f = async () => true;\nexport const g = () => (f() ? 1 : 2);',
  ],
  ['@typescript-eslint/await-thenable', 'src/access/await.ts', 'export const f = async () => await 1;'],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'src/access/switch.ts',
    `export function f(s: 'a' | 'b') { switch (s) { case 'a': return 1; } return 2; }`,
  ],
  ['@typescript-eslint/ban-ts-comment', 'src/access/ignore.ts', '// @ts-ignore\nexport const n: number = 1;'],
  ['@typescript-eslint/ban-ts-comment', 'src/access/expect.ts', '// @ts-expect-error: no\nexport const n: number = 1;'],
  ['meed/no-clock', 'src/access/excused.ts', '// eslint-disable-next-line\nexport const at = Date.now();'],
];

/** Biome's own rules that the house counts on. */
const PLANTED_BIOME: readonly (readonly [string, string, string])[] = [
  ['lint/suspicious/noExplicitAny', 'src/vendors/any.ts', 'export const f = (a: any): any => a;'],
  ['lint/suspicious/noConsole', 'src/vendors/print.ts', `console.log('x');`],
  ['lint/suspicious/noSkippedTests', 'test/skip.test.ts', `it.skip('x', () => undefined);`],
  ['lint/suspicious/noFocusedTests', 'test/only.test.ts', `it.only('x', () => undefined);`],
  ['lint/correctness/noUnusedImports', 'src/vendors/unused.ts', `import path from 'node:path';`],
  ['format', 'src/vendors/format.ts', 'export const a = "b"'],
];

/** What is allowed must stay allowed: a rule that fires everywhere also passes the tables above. */
const SOUND: readonly (readonly [string, string])[] = [
  ['src/platform/ports.ts', `import { v7 } from 'uuid';\nexport const now = () => [new Date(), v7()];`],
  [
    'src/partners/sound.ts',
    'export const day = (at: string, row: { month: string }) => [new Date(at), Number(row.month)];',
  ],
  ['src/platform/sound.ts', `export const f = (c: { query(s: string): string }) => c.query('select 1');`],
  ['src/partners/sound.resolver.ts', 'export const f = (id: string | null) => (id === null ? null : id);'],
  [
    'src/partners/sound-step.ts',
    'export const f = (u: { undoable(step: (u: number) => number): number }) => u.undoable((u) => u);',
  ],
  ...[
    'unit.asMachinery(async (unit) => { const { scope } = unit; await g(scope); })',
    'scope.undoable(function (scope) { return g(unit => unit.scope, scope, { unit: 1 }); })',
    'unit.undoable((unit) => unit.asMachinery((unit) => g(unit)))',
  ].map((call, at) => [`src/partners/sound-step-${at}.ts`, stepping(call)] as const),
  ['src/vendors/sound.ts', 'export const f = async (g: () => Promise<number>) => { await g(); };'],
];

const all = [...PLANTED, ...PLANTED_BIOME.map(([rule, file, text]) => [rule, file, text] as const)];
const files = Object.fromEntries([...all.map(([, file, text]) => [file, text]), ...SOUND]);

describe('the rules of the house', () => {
  let tree: PlantedTree;
  let rulesAt: (file: string) => readonly (string | null)[];
  let biomeAt: (file: string) => readonly string[];

  beforeAll(async () => {
    tree = plantedTree(files);
    const biome = ['check', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', 'src', 'test'];
    const [eslintOutput, biomeOutput] = await Promise.all([
      runTool('eslint/bin/eslint.js', ['--format', 'json', 'src'], tree.directory),
      runTool('@biomejs/biome/bin/biome', biome, tree.directory),
    ]);
    const linted = JSON.parse(eslintOutput) as LintedFile[];
    rulesAt = (file) => messagesAt(linted, file).map(({ ruleId }) => ruleId);
    const { diagnostics } = JSON.parse(biomeOutput) as BiomeReport;
    biomeAt = (file) => diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category);
  });
  afterAll(() => tree.remove());

  const messagesAt = (linted: readonly LintedFile[], file: string) =>
    linted.filter(({ filePath }) => filePath.endsWith(path.sep + path.normalize(file))).flatMap((one) => one.messages);

  it.each(PLANTED)('%s sees %s', (rule, file) => {
    expect(rulesAt(file)).toContain(rule);
  });

  it.each(PLANTED_BIOME)('Biome: %s sees %s', (rule, file) => {
    expect(biomeAt(file)).toContain(rule);
  });

  it.each(SOUND)('finds nothing in %s', (file) => {
    expect(rulesAt(file)).toEqual([]);
  });

  it('has a planted violation for every rule that is switched on', () => {
    const configuration = readFileSync(path.join(ROOT, 'eslint.config.mjs'), 'utf8');
    const named = configuration.matchAll(/^ {2,6}'(@typescript-eslint\/[\w-]+|[\w-]+)': (?:banned|'error'|\[|\{$)/gm);
    const rules = [...named].map(([, name]) => (name?.startsWith('@') ? name : `meed/${name}`));
    expect(rules.length).toBeGreaterThan(12);
    expect([...new Set(rules)].sort()).toEqual([...new Set(PLANTED.map(([rule]) => rule))].sort());
  });
});

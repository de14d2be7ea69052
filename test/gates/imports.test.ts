import { type PlantedTree, plantedTree, ROOT, runTool } from './planted-tree';

interface Cruise {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

const MODULES = (
  'kernel engine terms platform access vendors partners customers members ledger evidence disputes kpis agreements ' +
  'rates targets outcomes settlement statements pots payouts ecosystem insights progress'
).split(' ');

/** Rule, the file that breaks it, and what that file imports. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ...MODULES.slice(0, -1).map(
    (module, place) => [`leftward-${module}`, `src/${module}/left.ts`, `../${MODULES[place + 1]}/right`] as const,
  ),
  ['kernel-is-values', 'src/kernel/reads-files.ts', 'node:fs'],
  ['kernel-is-values', 'src/kernel/parses.ts', 'zod'],
  ['engine-is-pure', 'src/engine/waits.ts', 'node:timers/promises'],
  ['engine-is-pure', 'src/engine/rounds.ts', 'decimal.js'],
  ['terms-are-documents', 'src/terms/fetches.ts', 'node:http'],
  ['terms-are-documents', 'src/terms/stores.ts', 'pg'],
  ['rules-are-pure', 'src/partners/reads.rules.ts', 'node:fs'],
  ['rules-are-pure', 'src/partners/asks.rules.ts', './partner.repository'],
  ['rules-are-pure', 'src/partners/plumbs.rules.ts', '../platform/scope'],
  ['platform-knows-no-domain', 'src/platform/knows.ts', '../engine/plan'],
  ['entities-only-declare', 'src/partners/asks.entity.ts', './partner.repository'],
  ['entities-only-declare', 'src/partners/decides.entity.ts', './partner.rules'],
  ['repositories-only-store', 'src/partners/commands.repository.ts', './create-partner.command'],
  ['repositories-only-store', 'src/partners/steps.repository.ts', './step'],
  ['steps-stand-below-commands', 'src/partners/step.ts', './create-partner.command'],
  ['commands-stand-alone', 'src/partners/chain.command.ts', './create-partner.command'],
  ['commands-stand-alone', 'src/partners/shape.command.ts', '../vendors/vendor.type'],
  ['shapes-know-no-resolver', 'src/partners/knows.type.ts', './partner.resolver'],
  ['graphql-stays-at-the-edge', 'src/partners/edge.command.ts', '../platform/graphql/mask'],
  ['graphql-stays-at-the-edge', 'src/partners/speaks.repository.ts', 'graphql'],
  ['graphql-stays-at-the-edge', 'src/partners/requests.rules.ts', '../access/request'],
  ['the-top-is-the-top', 'src/progress/wires.ts', '../app'],
  ['the-top-is-the-top', 'src/progress/shells.ts', '../cli/demo'],
  ['sql-stays-in-the-platform', 'src/partners/connects.repository.ts', 'pg'],
  ['sql-stays-in-the-platform', 'src/partners/maps.repository.ts', 'typeorm'],
  ['never-imported', 'src/partners/decorates.type.ts', 'class-validator'],
  ['never-imported', 'src/progress/publishes.ts', '@graphql-yoga/subscription'],
  ['no-development-tools', 'src/platform/generates.ts', 'fast-check'],
  ['known-modules', 'src/commissions/new.ts', '../kernel/money'],
  ['no-cycles', 'src/vendors/chicken.ts', './egg'],
  ['tests-stay-outside', 'scripts/borrows.ts', '../test/support/house'],
  ['everything-resolves', 'src/vendors/lost.ts', './nowhere'],
];

/** What is allowed must stay allowed: a rule that forbids everything also passes the table above. */
const SOUND: readonly (readonly [string, string])[] = [
  ['src/kernel/sound.ts', 'temporal-polyfill'],
  ['src/engine/sound.ts', '../kernel/money'],
  ['src/terms/sound.ts', 'zod'],
  ['src/partners/sound.rules.ts', '../platform/authority'],
  ['src/partners/sound.entity.ts', '../platform/entity'],
  ['src/partners/sound.repository.ts', '../vendors/vendor.entity'],
  ['src/partners/sound.command.ts', './partner.repository'],
  ['src/partners/sound.resolver.ts', './create-partner.command'],
  ['src/app.ts', './schema'],
  ['test/sound.test.ts', './support/house'],
];

const imports = (target: string): string => `import '${target}';\n`;

function fixture(): Record<string, string> {
  const files: Record<string, string> = { 'src/vendors/egg.ts': imports('./chicken') };
  for (const [, file, target] of PLANTED) files[file] = imports(target);
  for (const [file, target] of SOUND) files[file] = imports(target);
  const targets = [...PLANTED.map(([, file, target]) => [file, target] as const), ...SOUND];
  for (const [file, target] of targets) {
    if (!target.startsWith('.') || target === './nowhere') continue;
    const name = `${new URL(target, `file:///${file}`).pathname.slice(1)}.ts`;
    files[name] ??= 'export {};\n';
  }
  return files;
}

async function cruise(cwd: string, ...directories: string[]): Promise<Cruise['summary']> {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...directories];
  const printed = await runTool('dependency-cruiser/bin/dependency-cruise.mjs', args, cwd);
  return (JSON.parse(printed) as Cruise).summary;
}

describe('the order of imports', () => {
  let tree: PlantedTree;
  let found: Cruise['summary'];

  beforeAll(async () => {
    tree = plantedTree(fixture());
    found = await cruise(tree.directory, 'src', 'scripts', 'test');
  });
  afterAll(() => tree.remove());

  it.each(PLANTED)('%s sees %s import %s', (name, file) => {
    expect(found.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)).toContain(name);
  });

  it.each(SOUND)('lets %s import %s', (file) => {
    expect(found.violations.filter(({ from }) => from === file)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const names = new Set(found.ruleSetUsed.forbidden.map(({ name }) => name));
    expect([...names].sort()).toEqual([...new Set(PLANTED.map(([name]) => name))].sort());
  });

  it('is kept by the house itself', async () => {
    const { violations } = await cruise(ROOT, 'src', 'migrations', 'scripts', 'ormconfig.ts');
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});

import { readdirSync } from 'node:fs';
import type { Kind } from '../../src/engine/payment';
import { KINDS } from '../../src/terms/component-schema';
import { jsonSchemaOf } from '../../src/terms/json-schema';
import { EXAMPLES, type Example, exampleOf } from './example';
import { ATTACHED, KIND_PAGES } from './kinds';
import { settingsTable } from './settings';

type Schema = Parameters<typeof settingsTable>[0];

const GENERATED = '<!-- Written by scripts/mechanism-docs.ts from the schemas and the examples; edit those. -->';

/** Every page of docs/mechanisms by its file name. */
export function pages(): ReadonlyMap<string, string> {
  const component = child(child(jsonSchemaOf('plan'), 'components'), null);
  const kinds = KINDS.map((kind) => [`${fileOf(kind)}.md`, kindPage(kind, child(component, kind))] as const);
  return new Map([['README.md', indexPage()], ...kinds, ['attachments.md', attachmentsPage(component)]]);
}

function indexPage(): string {
  const rows = readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.plan.json'))
    .map((file) => exampleOf(file.slice(0, -'.plan.json'.length)))
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.name < b.name ? -1 : 1))
    .map(
      ({ row, name, says, expectedTotal, total }) =>
        `| ${row} | [${name}](../../examples/plans/${name}.plan.json) | ${says} | ${expectedTotal} | ${total} |`,
    );
  return [
    GENERATED,
    '# What a plan can pay',
    '',
    'A plan is a list of components. Each has one of sixteen payment kinds; conditions, gates, weights, factors, guardrails and',
    'bounds can be attached to any of them, and the plan as a whole can be bounded, split and held back. Quantities are exact',
    'fractions until a line is rounded, once. `meed evaluate plan.json facts.json --explain` computes any plan on any facts.',
    '',
    '## Kinds',
    '',
    ...KINDS.map((kind) => `- [${kind}](${fileOf(kind)}.md): ${KIND_PAGES[kind].formula.split('. ')[0]}`),
    '- [everything that can be attached](attachments.md)',
    '',
    '## The 42 payment rows',
    '',
    'Each row of the source documents as a plan file, with its worked example, the total it must pay and the total it pays.',
    '',
    '| row | plan | worked example | expected | computed |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function kindPage(kind: Kind, schema: Schema): string {
  const { formula, examples } = KIND_PAGES[kind];
  return [
    GENERATED,
    `# ${kind}`,
    '',
    schema.description ?? '',
    '',
    `**Formula:** ${formula}.`,
    '',
    '## Settings',
    '',
    settingsTable(schema),
    '',
    '## Examples',
    '',
    ...examples.map((name) => exampleText(exampleOf(name))),
  ].join('\n');
}

function attachmentsPage(component: Schema): string {
  const own = Object.entries(component.properties ?? {}).filter(([name]) => !KINDS.some((kind) => kind === name));
  const plan = jsonSchemaOf('plan') as Schema;
  const ofPlan = Object.entries(plan.properties ?? {}).filter(([name]) => name !== 'components');
  return [
    GENERATED,
    '# Everything that can be attached',
    '',
    'The order is always the same: facts qualify, are measured, priced, adjusted (weight, factors, guardrails), bounded and',
    'rounded, split, and held back.',
    '',
    '## To a component',
    '',
    settingsTable({ ...component, properties: Object.fromEntries(own) }),
    '',
    '## To the plan',
    '',
    settingsTable({ ...plan, properties: Object.fromEntries(ofPlan) }),
    '',
    ...ATTACHED.flatMap(([title, examples]) => [
      `## ${title}`,
      '',
      ...examples.map((name) => exampleText(exampleOf(name))),
    ]),
  ].join('\n');
}

function exampleText({ name, says, plan, total, sentences }: Example): string {
  return [
    `### ${says}`,
    '',
    `[${name}](../../examples/plans/${name}.plan.json) pays ${total}:`,
    '',
    '```json',
    plan,
    '```',
    '',
    ...sentences.map((sentence) => `> ${sentence}`),
    '',
  ].join('\n');
}

const fileOf = (kind: Kind): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The schema of a field, or of the entries of a list. */
function child(schema: Schema, field: string | null): Schema {
  const found = field === null ? schema.items : schema.properties?.[field];
  if (found === undefined) throw new Error(`no schema of ${field}`);
  return found;
}

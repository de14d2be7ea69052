import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { id, slug, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { findKpi, kpisByKey } from './kpi.repository';
import { addOutcomeDefinitions } from './outcome-definition.repository';
import { VERIFIER_POLICIES, WINDOW_DAYS_MAX } from './outcome-definition.rules';
import { findSource } from './source.repository';

export const verifierPolicy = z.enum(VERIFIER_POLICIES).meta({
  name: 'VerifierPolicy',
  about: 'Who has to confirm a claim before it is paid; never the paid organisation alone.',
  values: {
    AUTOMATIC: 'The source of record confirms by its measurement; nobody confirms by hand.',
    CUSTOMER: 'The customer for whom it was achieved.',
    VENDOR: 'The vendor.',
    INDEPENDENT: 'The customer or the vendor, but not the organisation that claimed it.',
    DUAL: 'Two different organisations, by two different persons.',
  },
});

const input = z.object({
  key: slug().describe('The name of the outcome in plans, facts and files; unique per vendor.'),
  name: text().describe('Name as people know it.'),
  description: text(2000).nullish().describe('The state that counts as achieved; may be left out.'),
  kpiId: id('kpi').describe('The KPI whose measurements show it; it gives the unit, too.'),
  verifierPolicy: verifierPolicy.describe('Who has to confirm it.'),
  sourceId: id('source').nullish().describe('The source of record; required by AUTOMATIC.'),
  isClaimedByRule: z
    .boolean()
    .nullish()
    .describe('Whether a measurement of the KPI claims an outcome by itself; no unless told, required by AUTOMATIC.'),
  windowDays: z
    .number()
    .int()
    .min(0)
    .max(WINDOW_DAYS_MAX)
    .nullish()
    .describe(
      'Days after the occurrence until it counts for pay, 0 unless told: it is paid in the period in which they end.',
    ),
});

type Input = z.output<typeof input>;

export const createOutcomeDefinition = command({
  name: 'outcomeDefinitionCreate',
  action: 'definition:create',
  description: 'Says what counts as an outcome, and who has to confirm it before it is paid.',
  input,
  async execute(unit, _hat, asked) {
    const kpi = await findKpi(unit.scope, asked.kpiId);
    if (kpi === undefined) refuse('UNKNOWN_KPI', 'kpiId', 'kpiId: no such KPI');
    await mustBeProvable(unit, asked);
    await mustBeNoKpi(unit, asked.key);
    const definition = {
      vendorId: unit.vendorId,
      id: unit.id(),
      key: asked.key,
      version: 1,
      name: asked.name,
      description: asked.description ?? '',
      kpiId: kpi.id,
      unit: kpi.unit,
      verifierPolicy: asked.verifierPolicy,
      sourceId: asked.sourceId ?? null,
      isClaimedByRule: asked.isClaimedByRule ?? false,
      windowDays: asked.windowDays ?? 0,
      createdAt: unit.now,
    };
    const added = await addOutcomeDefinitions(unit.scope, [definition]);
    if (added.length === 0) refuse('ALREADY_EXISTS', 'key', `key: an outcome definition ${asked.key} exists already`);
    unit.record({
      action: 'outcome_definition.created',
      subjectKind: 'outcome_definition',
      subjectId: definition.id,
      after: definition,
    });
    return { outcomeDefinitionId: definition.id };
  },
});

/** Plans name measures by key: an outcome under the key of a KPI would change what signed plans count. */
async function mustBeNoKpi({ scope }: Unit, key: string): Promise<void> {
  if ((await kpisByKey(scope, [key])).length > 0)
    refuse('ALREADY_EXISTS', 'key', `key: a KPI ${key} exists already, and plans could not tell them apart`);
}

async function mustBeProvable(unit: Unit, { sourceId, verifierPolicy: policy, isClaimedByRule }: Input): Promise<void> {
  const source = sourceId == null ? null : await findSource(unit.scope, sourceId);
  if (source === undefined) refuse('UNKNOWN_SOURCE', 'sourceId', 'sourceId: no such source');
  if (policy !== 'AUTOMATIC') return;
  if (source === null) refuse('INVALID_INPUT', 'sourceId', 'sourceId: the policy AUTOMATIC needs a source of record');
  if (source.ownerKind === 'PARTNER')
    refuse('POLICY_REFUSED', 'sourceId', 'sourceId: a source that a partner owns cannot verify outcomes by itself');
  if (isClaimedByRule !== true)
    refuse('INVALID_INPUT', 'isClaimedByRule', 'isClaimedByRule: the policy AUTOMATIC needs claims by rule');
}

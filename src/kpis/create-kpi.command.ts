import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { slug, text } from '../platform/input';
import { addKpis } from './kpi.repository';
import { AGGREGATIONS, DIRECTIONS, METRIC_CLASSES } from './kpi.rules';
import { outcomeDefinitionByKey } from './outcome-definition.repository';

export const metricClass = z.enum(METRIC_CLASSES).meta({
  name: 'MetricClass',
  about: 'What a KPI counts.',
  values: {
    USAGE: 'That something was used, such as API calls.',
    OUTPUT: 'That something was delivered, such as trainings held.',
    OUTCOME: 'That a state was reached, such as incidents resolved.',
  },
});

export const kpiDirection = z.enum(DIRECTIONS).meta({
  name: 'KpiDirection',
  about: 'Which way of a KPI is better.',
  values: {
    HIGHER_IS_BETTER: 'More is better, such as resolved incidents.',
    LOWER_IS_BETTER: 'Less is better, such as minutes of downtime.',
  },
});

export const kpiAggregation = z.enum(AGGREGATIONS).meta({
  name: 'KpiAggregation',
  about: 'How the measurements of a period become one quantity.',
  values: { SUM: 'They are added.', MEAN: 'Their mean is taken.', LAST: 'The latest one counts.' },
});

const input = z.object({
  key: slug().describe('The name of the measure in plans, facts and files; unique per vendor.'),
  name: text().describe('Name as people know it.'),
  description: text(2000).nullish().describe('What is measured, and how; may be left out.'),
  unit: text(40).describe('The unit of every measurement, such as `credit`, `minute` or a currency code.'),
  metricClass: metricClass.describe('What it counts.'),
  direction: kpiDirection.nullish().describe('Which way is better; HIGHER_IS_BETTER unless told.'),
  aggregation: kpiAggregation.nullish().describe('How measurements become one quantity; SUM unless told.'),
});

export const createKpi = command({
  name: 'kpiCreate',
  action: 'kpi:create',
  description: "Adds a measure to the vendor's catalogue.",
  input,
  async execute(unit, _hat, asked) {
    const kpi = {
      vendorId: unit.vendorId,
      id: unit.id(),
      ...asked,
      description: asked.description ?? '',
      direction: asked.direction ?? 'HIGHER_IS_BETTER',
      aggregation: asked.aggregation ?? 'SUM',
      createdAt: unit.now,
    };
    if ((await outcomeDefinitionByKey(unit.scope, kpi.key)) !== undefined)
      refuse(
        'ALREADY_EXISTS',
        'key',
        `key: an outcome definition ${kpi.key} exists already, and plans could not tell them apart`,
      );
    const added = await addKpis(unit.scope, [kpi]);
    if (added.length === 0) refuse('ALREADY_EXISTS', 'key', `key: a KPI ${asked.key} exists already`);
    unit.record({ action: 'kpi.created', subjectKind: 'kpi', subjectId: kpi.id, after: kpi });
    return { kpiId: kpi.id };
  },
});

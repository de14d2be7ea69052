import { carriedOf } from '../engine/carried';
import type { Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { requirements } from '../engine/requirements';
import type { Refusal } from '../kernel/refusal';
import { checkPlan } from '../terms/check-plan';
import type { KnownMeasure } from '../terms/checks/known-measure';
import { kpiOfBaseline } from './baseline.rules';
import { textsIn } from './plan-document.rules';
import { fault, type Terms } from './terms.rules';

type Path = readonly (string | number)[];

/** What the catalogue of the vendor holds under the keys a plan asks for. */
export interface Catalogue {
  /** The metric class of each KPI, by its key. */
  readonly kpis: ReadonlyMap<string, string>;
  readonly definitions: ReadonlySet<string>;
  /** The automatic outcome definitions whose source belongs to somebody the plan pays. */
  readonly selfReported: ReadonlySet<string>;
}

/** The keys of KPIs and outcome definitions that a plan reads. */
export const catalogueKeys = ({ plan }: Terms): readonly string[] => [
  ...new Set(requirements(plan).map(({ measure }) => kpiOfBaseline(measure) ?? measure)),
];

/** Refuses measures that nobody measures, and outcomes that the paid organisation would verify by its own source. */
export function measureFaults(terms: Terms, { kpis, definitions, selfReported }: Catalogue): readonly Refusal[] {
  const carried = new Set(carriedOf(terms.plan).map(({ measure }) => measure));
  return requirements(terms.plan).flatMap(({ measure }) => {
    const path = pathOf(terms, measure);
    const where = componentAt(terms, path);
    const kpi = kpiOfBaseline(measure);
    if (kpi !== null && !kpis.has(kpi))
      return [fault('UNKNOWN_KPI', path, `there is no KPI "${kpi}" whose baseline could be agreed${where}`)];
    // A balance that nobody measures is kept by the ledger.
    if (kpi === null && !kpis.has(measure) && !definitions.has(measure) && !carried.has(measure))
      return [fault('UNKNOWN_KPI', path, `"${measure}" is neither a KPI nor an outcome definition${where}`)];
    if (selfReported.has(measure))
      return [
        fault('SELF_VERIFICATION', path, `the automatic source of "${measure}" belongs to the one who is paid${where}`),
      ];
    return [];
  });
}

/** What is doubtful about the measures of a plan: pay on mere usage. */
export function measureWarnings(terms: Terms, { kpis }: Catalogue): readonly Problem[] {
  return requirements(terms.plan)
    .filter(({ measure }) => kpis.get(measure) === 'USAGE')
    .map(({ measure }) => {
      const path = pathOf(terms, measure);
      const sentence = `"${measure}" measures usage, not a result${componentAt(terms, path)}: pay should follow outcomes.`;
      return { severity: 'WARNING', code: 'PAYS_ON_USAGE', path, sentence };
    });
}

/** What the plan itself makes doubtful, once the catalogue has vouched for how its measures come about. */
export const planWarnings = ({ plan }: Terms): readonly Problem[] =>
  checkPlan(plan, vouchedFor(plan)).filter(({ severity }) => severity === 'WARNING');

/** Whatever a plan reads is measured by a source or verified as an outcome, or else its version was refused. */
const vouchedFor = (plan: Plan): readonly KnownMeasure[] =>
  [...requirements(plan).map(({ measure }) => measure), ...plan.measures.map(({ key }) => key)].map((measure) => ({
    ...{ measure, mechanism: 'the catalogue of the vendor' },
    ...{ class: null, unit: null, verificationLagDays: null, smart: null },
  }));

const NAMES = new Set(['key', 'label', 'payee', 'class', 'currency']);

/** The first place of a plan that names the measure. */
function pathOf({ document }: Terms, measure: string): Path {
  const places = [...textsIn(document)].filter(({ path, text }) => text === measure && !NAMES.has(String(path.at(-1))));
  return places[0]?.path ?? [];
}

function componentAt({ plan }: Terms, [list, index]: Path): string {
  const component = list === 'components' && typeof index === 'number' ? plan.components[index] : undefined;
  return component === undefined ? '' : ` (component "${component.key}")`;
}

import type { Hat } from '../../access/hat.rules';
import { TryAgain } from '../../platform/try-again';
import type { Unit } from '../../platform/unit';
import { fold, holdTargetsOf } from '../../targets/target-rollup.repository';
import { addOutcomes, moveOutcomes } from '../outcome.repository';
import { appendEvents, takePlaces } from '../outcome-event.repository';
import type { AdmittedReport } from './admit-reports.rules';
import { type Claims, claimByRule, isAboveZero } from './claim-by-rule.rules';
import type { Claiming, ReportingSource, RuledDefinition, Standing } from './claimed-outcome.rules';
import type { ResolvedReport } from './resolve-report.rules';
import { holdOutcomes, keepApart, standingOutcomes } from './standing.repository';

type Admitted = AdmittedReport<RuledDefinition>;

const NO_CLAIMS: Claims = { added: [], addedEvents: [], superseded: [], shifts: [], claimed: 0, verified: 0 };

/**
 * What stands for the things that a batch speaks about, once whoever else is correcting or deciding them is done: it cannot
 * change until the commit. Read before anything of the batch is recorded.
 */
export async function holdOutcomesOf(
  unit: Unit,
  sourceId: string,
  reports: readonly ResolvedReport<RuledDefinition>[],
): Promise<readonly Standing[]> {
  const claiming = reports.filter(({ definitions }) => definitions.length > 0);
  if (claiming.length === 0) return [];
  const definitionIds = [...new Set(claiming.flatMap(({ definitions }) => definitions.map(({ id }) => id)))];
  const references = [...new Set(claiming.map(({ externalReference }) => externalReference))];
  const withdraws = claiming.some(({ quantity }) => !isAboveZero(quantity));
  return unit.asMachinery(async (unit) => {
    await keepApart(unit.scope, sourceId, { withdraws });
    const isStanding = await holdOutcomes(unit.scope, definitionIds, references);
    return isStanding ? standingOutcomes(unit.scope, definitionIds, references) : [];
  });
}

/**
 * Lets recorded measurements claim, correct and verify outcomes. The rule acts, not the hat that brought the measurements,
 * so this writes as the vendor's machinery; the number of statements does not grow with the batch.
 */
export async function recordClaims(
  unit: Unit,
  hat: Hat,
  source: ReportingSource,
  standing: readonly Standing[],
  admitted: readonly Admitted[],
): Promise<Claims> {
  const claiming = admitted.filter(isClaiming);
  if (claiming.length === 0) return NO_CLAIMS;
  const claims = claimByRule(claiming, {
    ...{ source, standing, personId: hat.personId, now: unit.now },
    newId: () => unit.id(),
  });
  await unit.asMachinery((unit) => store(unit, claims));
  return claims;
}

const isClaiming = (report: Admitted): report is Admitted & Claiming =>
  report.definitions.length > 0 && report.partnerId !== null && report.customerId !== null;

async function store(unit: Unit, { added, addedEvents, superseded, shifts }: Claims): Promise<void> {
  const { scope, vendorId } = unit;
  if (!(await takePlaces(unit, superseded))) throw new TryAgain('an outcome was decided');
  await moveOutcomes(
    scope,
    superseded.map(({ outcome: { id }, event }) => ({ id, state: 'REVERSED' as const, sequence: event.sequence })),
  );
  const targets = await holdTargetsOf(unit, shifts);
  // In key order, so that two batches with the same references never wait for each other in a circle.
  const sorted = added
    .map((outcome) => ({ key: keyOf(outcome), row: { vendorId, ...outcome } }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  const claimed = addOutcomes(scope, sorted).then((areNew) => {
    if (!areNew) throw new TryAgain('an outcome was claimed');
  });
  // Each is made ready while the database writes the one before.
  const told = scope.meanwhile(() => appendEvents(unit, addedEvents));
  const folded = claimed.then(() => scope.meanwhile(() => fold(unit, targets, shifts)));
  await Promise.all([claimed, told, folded]);
}

const keyOf = ({ externalReference, definitionId, revision }: Claims['added'][number]): string =>
  `${externalReference} ${definitionId} ${String(revision).padStart(9, '0')}`;

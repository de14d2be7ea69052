import type { Hat } from '../../access/hat.rules';
import { TryAgain } from '../../platform/try-again';
import type { Unit } from '../../platform/unit';
import { foldIntoTargets } from '../../targets/target-rollup.repository';
import { addOutcomes, moveOutcomes } from '../outcome.repository';
import { appendEvents, takePlaces } from '../outcome-event.repository';
import type { AdmittedReport } from './admit-reports.rules';
import { type Claims, claimByRule } from './claim-by-rule.rules';
import type { Claiming, ReportingSource, RuledDefinition } from './claimed-outcome.rules';
import type { ResolvedReport } from './resolve-report.rules';
import { holdOutcomes, standingOutcomes } from './standing.repository';

type Admitted = AdmittedReport<RuledDefinition>;

const NO_CLAIMS: Claims = { added: [], addedEvents: [], superseded: [], shifts: [], claimed: 0, verified: 0 };

/** What claims of a batch go by: taken before anything of the batch is recorded, so that it cannot change under it. */
export interface HeldOutcomes {
  readonly definitionIds: readonly string[];
  readonly references: readonly string[];
  readonly hasStanding: boolean;
}

/** Waits for whoever else is correcting or deciding what a batch speaks about. */
export async function holdOutcomesOf(
  unit: Unit,
  reports: readonly ResolvedReport<RuledDefinition>[],
): Promise<HeldOutcomes> {
  const claiming = reports.filter(({ definitions }) => definitions.length > 0);
  const definitionIds = [...new Set(claiming.flatMap(({ definitions }) => definitions.map(({ id }) => id)))];
  const references = [...new Set(claiming.map(({ externalReference }) => externalReference))];
  if (claiming.length === 0) return { definitionIds, references, hasStanding: false };
  const hasStanding = await unit.asMachinery((unit) => holdOutcomes(unit.scope, definitionIds, references));
  return { definitionIds, references, hasStanding };
}

/**
 * Lets recorded measurements claim, correct and verify outcomes. The rule acts, not the hat that brought the measurements,
 * so this runs as the vendor's machinery; the number of statements does not grow with the batch.
 */
export async function recordClaims(
  unit: Unit,
  hat: Hat,
  source: ReportingSource,
  { definitionIds, references, hasStanding }: HeldOutcomes,
  admitted: readonly Admitted[],
): Promise<Claims> {
  const claiming = admitted.filter(isClaiming);
  if (claiming.length === 0) return NO_CLAIMS;
  return unit.asMachinery(async (unit) => {
    const claims = claimByRule(claiming, {
      source,
      standing: hasStanding ? await standingOutcomes(unit.scope, definitionIds, references) : [],
      personId: hat.personId,
      now: unit.now,
      newId: () => unit.id(),
    });
    await store(unit, claims);
    return claims;
  });
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
  // In key order, so that two batches with the same references never wait for each other in a circle.
  const sorted = added
    .map((outcome) => ({ key: keyOf(outcome), row: { vendorId, ...outcome } }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  const claimed = addOutcomes(scope, sorted).then((areNew) => {
    if (!areNew) throw new TryAgain('an outcome was claimed');
  });
  // Queued behind the outcomes, so that each is made ready while the database writes the one before.
  await Promise.all([claimed, appendEvents(unit, addedEvents), foldIntoTargets(unit, shifts)]);
}

const keyOf = ({ externalReference, definitionId, revision }: Claims['added'][number]): string =>
  `${externalReference} ${definitionId} ${String(revision).padStart(9, '0')}`;

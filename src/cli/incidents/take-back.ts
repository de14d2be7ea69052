import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { outcomeDefinitionByKey } from '../../kpis/outcome-definition.repository';
import type { IncidentVerdict } from '../../outcomes/incidents/incident.rules';
import { latestOutcomes, type OutcomeRow } from '../../outcomes/outcome.repository';
import { reopenOutcome } from '../../outcomes/reopen-outcome.command';
import { reverseOutcome } from '../../outcomes/reverse-outcome.command';
import { must } from '../must';
import { RESOLVED_OUTCOME } from './incident-terms.rules';

const BATCH = 1_000;

/** Takes back what the log takes back: reopened incidents are reopened, those that it no longer counts are reversed. */
export async function takeBack(house: House, vendorId: string, verdicts: readonly IncidentVerdict[]): Promise<void> {
  const doubtful = verdicts.filter((verdict) => verdict.kind === 'rejected' || verdict.isVoided);
  for (let start = 0; start < doubtful.length; start += BATCH) {
    const batch = new Map(doubtful.slice(start, start + BATCH).map((verdict) => [verdict.number, verdict]));
    for (const outcome of await counted(house, vendorId, [...batch.keys()]))
      await takeOneBack(
        house,
        vendorId,
        outcome,
        present(batch.get(outcome.externalReference), 'verdict of an outcome'),
      );
  }
}

async function counted(house: House, vendorId: string, numbers: readonly string[]): Promise<OutcomeRow[]> {
  return readAs(house, systemHat(vendorId), async (scope) => {
    const definition = present(await outcomeDefinitionByKey(scope, RESOLVED_OUTCOME), `definition ${RESOLVED_OUTCOME}`);
    const outcomes = await latestOutcomes(scope, [definition.id], numbers);
    return outcomes.filter(({ state }) => state === 'VERIFIED' || state === 'CLAIMED' || state === 'REOPENED');
  });
}

async function takeOneBack(
  house: House,
  vendorId: string,
  outcome: OutcomeRow,
  verdict: IncidentVerdict,
): Promise<void> {
  const input = {
    outcomeId: publicId('outcome', outcome.id),
    idempotencyKey: `incident ${outcome.id} ${outcome.lastSequence}`,
  };
  if (verdict.kind === 'rejected')
    await must(house, systemHat(vendorId), reverseOutcome, { ...input, reason: `incident log: ${verdict.reason}` });
  else if (outcome.state === 'VERIFIED')
    await must(house, systemHat(vendorId), reopenOutcome, { ...input, reason: 'incident log: reopened' });
}

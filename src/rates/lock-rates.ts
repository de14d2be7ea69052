import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { type Answer, addLocks, addNeeds, answersOf } from './rate-lock.repository';
import { inKeyOrder, type Need } from './rate-need.rules';

/**
 * Writes down what rates are needed for and locks those that are known, in the transaction of what made them needed. A need
 * without a rate stays open until one is recorded; a lock is never another one.
 */
export async function lockRates(unit: Unit, needs: readonly Need[]): Promise<void> {
  if (needs.length === 0) return;
  const ordered = inKeyOrder(needs);
  const { vendorId, now: createdAt } = unit;
  await unit.asMachinery(async (unit) => {
    await addNeeds(
      unit.scope,
      ordered.map((need) => ({ ...need, vendorId, id: unit.id(), createdAt })),
    );
    await keepLocks(unit, await answersOf(unit.scope, ordered));
  });
}

/** Locks rates and leaves an audit row per agreement; whoever is paid under it sees new estimates. */
export async function keepLocks(unit: Unit, answers: readonly Answer[]): Promise<void> {
  const { vendorId, now: lockedAt } = unit;
  await addLocks(
    unit.scope,
    answers.map(({ needId, rateId, partnerId }) => ({ vendorId, id: unit.id(), needId, rateId, partnerId, lockedAt })),
  );
  for (const [agreementId, own] of groupedBy(answers, (answer) => answer.agreementId)) {
    const partnerId = own[0]?.partnerId ?? null;
    unit.record({
      action: 'rates.locked',
      subjectKind: 'agreement',
      subjectId: agreementId,
      partnerId,
      after: {
        locks: own.map(({ needId, rateId, rate, neededOn, statedOn }) => ({
          needId,
          rateId,
          rate,
          neededOn,
          statedOn,
        })),
      },
    });
    if (partnerId !== null) unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
  }
}

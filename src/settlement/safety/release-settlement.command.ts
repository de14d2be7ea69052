import { z } from 'zod';
import { command } from '../../access/command';
import { refuse } from '../../kernel/refusal';
import { id, idempotencyKey, text } from '../../platform/input';
import { addRelease, parkedById } from './parked-settlement.repository';

const input = z.object({
  parkedSettlementId: id('parkedSettlement').describe('What was parked.'),
  reason: text(1000).describe('Why it is right nevertheless.'),
  idempotencyKey: idempotencyKey(),
});

export const releaseSettlement = command({
  name: 'settlementRelease',
  action: 'settlement:release',
  description:
    'Lets a parked settlement pass, by a person other than the one whose run was parked or who started the batch that ran it. It approves exactly the facts and terms that were parked: the next settlement of the period posts them; changed ones are judged anew.',
  input,
  async execute(unit, hat, { parkedSettlementId, reason }) {
    const { scope, vendorId, now } = unit;
    const parked = (await parkedById.batch(scope, [parkedSettlementId])).get(parkedSettlementId);
    if (parked === undefined)
      refuse('NOT_FOUND', 'parkedSettlementId', 'parkedSettlementId: no such parked settlement');
    const { personId } = hat;
    if (personId === null || personId === parked.parkedBy)
      refuse(
        'FOUR_EYES',
        'parkedSettlementId',
        'parkedSettlementId: another person than the one who settled releases it',
      );
    const release = { vendorId, id: unit.id(), parkedSettlementId, reason, releasedBy: personId, releasedAt: now };
    if (!(await addRelease(scope, release)))
      refuse('INVALID_STATE', 'parkedSettlementId', 'parkedSettlementId: it was released before');
    unit.record({
      action: 'period.released',
      subjectKind: 'parkedSettlement',
      subjectId: parkedSettlementId,
      reason,
      after: { inputHash: parked.inputHash, versionId: parked.versionId, releasedBy: personId },
    });
    unit.announce({ topic: 'parked_settlements', subjectId: parked.agreementId });
    return { parkedSettlementId };
  },
});

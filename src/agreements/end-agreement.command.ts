import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { day, id, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { type AgreementRow, lockAgreement, moveAgreement, setAgreementEnd } from './agreement.repository';
import { mustEndAfter } from './agreement.rules';
import { clipPeriods, lastPeriods } from './period.repository';

const input = z.object({
  agreementId: id('agreement').describe('The agreement.'),
  endOn: day()
    .nullish()
    .describe(
      'The first day on which it no longer runs: tomorrow at the earliest, in its own time zone. Left out for an agreement that was never signed by both sides.',
    ),
  reason: text(1000).describe('Why; both sides read it in the audit trail.'),
});

export const endAgreement = command({
  name: 'agreementEnd',
  action: 'agreement:end',
  description:
    'Ends an agreement on a day to come, or withdraws one that does not bind yet. What was earned before stays.',
  input,
  async execute(unit, _hat, { agreementId, endOn, reason }) {
    const agreement = await lockAgreement(unit.scope, agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    const { status, version, partnerId } = agreement;
    if (status === 'ENDED') refuse('INVALID_STATE', 'agreementId', 'agreementId: the agreement has ended already');
    if (status === 'ACTIVE') await cut(unit, agreement, endOn ?? null);
    else if (endOn != null)
      refuse('INVALID_INPUT', 'endOn', 'endOn: must be left out, the agreement does not bind and is withdrawn at once');
    await moveAgreement(unit.scope, agreement, 'ENDED', version);
    unit.record({
      action: 'agreement.ended',
      subjectKind: 'agreement',
      subjectId: agreementId,
      partnerId,
      reason,
      before: { status, endOn: agreement.endOn },
      after: { status: 'ENDED', endOn: endOn ?? agreement.endOn },
    });
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    return { agreementId };
  },
});

/** Sets the end of a running agreement, and of the period in which it falls. */
async function cut({ scope, now }: Unit, agreement: AgreementRow, endOn: string | null): Promise<void> {
  if (endOn === null) refuse('INVALID_INPUT', 'endOn', 'endOn: is required, the agreement is running');
  const [last] = await lastPeriods(scope, [agreement.id]);
  const bound = mustEndAfter(agreement, now, last?.startOn ?? null);
  if (endOn <= bound)
    refuse('INVALID_INPUT', 'endOn', `endOn: must be after ${bound}, what has begun is not taken back`);
  if (agreement.endOn !== null && endOn > agreement.endOn)
    refuse('INVALID_INPUT', 'endOn', `endOn: the agreement ends on ${agreement.endOn} already`);
  await setAgreementEnd(scope, agreement.id, endOn);
  await clipPeriods(scope, agreement.id, endOn);
}

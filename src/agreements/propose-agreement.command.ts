import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { id } from '../platform/input';
import { lockAgreement, moveAgreement } from './agreement.repository';

const input = z.object({ agreementId: id('agreement').describe('The agreement, a draft.') });

export const proposeAgreement = command({
  name: 'agreementPropose',
  action: 'agreement:propose',
  description: 'Puts a draft before the partner: from now on both sides may sign it.',
  input,
  async execute(unit, _hat, { agreementId }) {
    const agreement = await lockAgreement(unit.scope, agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    const { status, version, partnerId } = agreement;
    if (status !== 'DRAFT')
      refuse('INVALID_STATE', 'agreementId', `agreementId: the agreement is ${status}, not a draft`);
    await moveAgreement(unit.scope, agreement, 'PROPOSED', version);
    unit.record({
      action: 'agreement.proposed',
      subjectKind: 'agreement',
      subjectId: agreementId,
      partnerId,
      before: { status },
      after: { status: 'PROPOSED' },
    });
    return { agreementId };
  },
});

import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { id } from '../platform/input';
import { advancePartnerStage, findPartner } from './partner.repository';
import { PARTNER_STAGES } from './partner.rules';

export const partnerStage = z.enum(PARTNER_STAGES).meta({
  name: 'PartnerStage',
  about: 'Where a partner stands in the lifecycle of the ecosystem.',
  values: {
    STRATEGIZE: 'Considered in the strategy.',
    RECRUIT: 'Being won.',
    ONBOARD: 'Being set up.',
    ENABLE: 'Being trained and equipped.',
    MARKET: 'Marketing together.',
    SELL: 'Selling together.',
    INCENTIVIZE: 'Paid for results.',
    ACCELERATE: 'Growing.',
  },
});

const input = z.object({
  partnerId: id('partner').describe('The partner.'),
  stage: partnerStage.describe('The stage it has reached.'),
});

export const advancePartner = command({
  name: 'partnerAdvance',
  action: 'partner:advance',
  description: 'Moves a partner to another stage of the lifecycle.',
  input,
  async execute(unit, _hat, { partnerId, stage }) {
    const partner = await findPartner(unit.scope, partnerId);
    if (partner === undefined) refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
    if (partner.stage === stage) refuse('INVALID_STATE', 'stage', `stage: the partner already is at ${stage}`);
    if (!(await advancePartnerStage(unit.scope, partnerId, partner.stage, stage)))
      refuse('STALE_VERSION', 'stage', 'stage: somebody moved the partner at the same moment');
    unit.record({
      action: 'partner.advanced',
      subjectKind: 'partner',
      subjectId: partnerId,
      partnerId,
      before: { stage: partner.stage },
      after: { stage },
    });
    return { partnerId };
  },
});

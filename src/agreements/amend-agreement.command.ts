import { z } from 'zod';
import { command } from '../access/command';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import { id } from '../platform/input';
import { type AgreementRow, lockAgreement } from './agreement.repository';
import { effectiveOn, VERSIONS_MAX } from './agreement.rules';
import { payeesField, planField } from './plan-input';
import { readTerms } from './terms.rules';
import { latestVersion } from './version.repository';
import { writeVersion } from './write-version';

const input = z.object({
  agreementId: id('agreement').describe('The agreement.'),
  expectedVersion: z
    .number()
    .int()
    .describe('Number of its newest version as you read it; refused with STALE_VERSION where there is a newer one.'),
  plan: planField().describe('The new terms, in full.'),
  payees: payeesField(),
});

export const amendAgreement = command({
  name: 'agreementAmend',
  action: 'agreement:amend',
  description:
    'Writes a new version of the terms, which takes the place of one that is not signed yet. It binds from the start of the next period, once both sides have signed it; before the first signature of both, from the start of the agreement.',
  input,
  async execute(unit, _hat, { agreementId, expectedVersion, plan, payees }) {
    const agreement = await lockAgreement(unit.scope, agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    if (agreement.status === 'ENDED')
      refuse('INVALID_STATE', 'agreementId', 'agreementId: the agreement has ended, its terms stay as they are');
    const terms = readTerms(plan, agreement);
    const number =
      present(await latestVersion(unit.scope, agreementId), 'the first version of an agreement').number + 1;
    if (number !== expectedVersion + 1)
      refuse('STALE_VERSION', 'expectedVersion', `expectedVersion: the newest version is ${number - 1}`);
    if (number > VERSIONS_MAX)
      refuse('LIMIT_EXCEEDED', 'agreementId', `agreementId: an agreement has at most ${VERSIONS_MAX} versions`);
    const day = effectiveDay(agreement, unit.now);
    const problems = await writeVersion(unit, agreement, { number, effectiveOn: day, terms, payees: payees ?? [] });
    return { agreementId, problems };
  },
});

function effectiveDay(agreement: AgreementRow, now: string): string {
  const day = effectiveOn(agreement, agreement.version > 0, now);
  if (agreement.endOn !== null && day >= agreement.endOn)
    refuse(
      'INVALID_STATE',
      'agreementId',
      `agreementId: the agreement ends on ${agreement.endOn}, before its next period`,
    );
  return day;
}

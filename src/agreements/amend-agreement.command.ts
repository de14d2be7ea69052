import { z } from 'zod';
import { command } from '../access/command';
import { present } from '../kernel/assert';
import { Refused, refuse } from '../kernel/refusal';
import { day, id } from '../platform/input';
import type { Scope } from '../platform/scope';
import { type AgreementRow, lockAgreement } from './agreement.repository';
import { beginsPeriod, effectiveOn, VERSIONS_MAX } from './agreement.rules';
import { reusedKeys } from './kept-keys.rules';
import { payeesField, planField } from './plan-input';
import { signedPlansOf } from './signed-plans';
import { readTerms, type Terms } from './terms.rules';
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
  effectiveOn: day()
    .nullish()
    .describe(
      'The first day on which they hold: a day on which a period of the agreement begins, also one long closed, whose difference is then posted in the open one. Left out for the start of the next period.',
    ),
});

export const amendAgreement = command({
  name: 'agreementAmend',
  action: 'agreement:amend',
  description:
    'Writes a new version of the terms, which takes the place of one that is not signed yet. It binds from the start of the next period or the day it names, once both sides have signed it; before the first signature of both, from the start of the agreement. A key that named a reserve or a recoverable draw in signed terms names nothing else afterwards.',
  input,
  async execute(unit, _hat, { agreementId, expectedVersion, plan, payees, effectiveOn: wanted }) {
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
    const from = effectiveDay(agreement, wanted ?? null, unit.now);
    if (agreement.version > 0) await mustKeepKeys(unit.scope, agreementId, terms);
    const problems = await writeVersion(unit, agreement, { number, effectiveOn: from, terms, payees: payees ?? [] });
    return { agreementId, problems };
  },
});

/** What never bound has carried nothing over, so only signed terms count. */
async function mustKeepKeys(scope: Scope, agreementId: string, { plan }: Terms): Promise<void> {
  const reused = reusedKeys(plan, await signedPlansOf(scope, agreementId));
  if (reused.length > 0) throw new Refused(reused);
}

function effectiveDay(agreement: AgreementRow, wanted: string | null, now: string): string {
  const { version, startOn, endOn } = agreement;
  if (wanted !== null && version === 0 && wanted !== startOn)
    refuse('INVALID_INPUT', 'effectiveOn', `effectiveOn: must be ${startOn}, the start: nobody is bound before it`);
  if (wanted !== null && !beginsPeriod(agreement, wanted))
    refuse('INVALID_INPUT', 'effectiveOn', 'effectiveOn: must be a day on which a period of the agreement begins');
  const first = wanted ?? effectiveOn(agreement, version > 0, now);
  if (endOn !== null && first >= endOn)
    refuse('INVALID_STATE', 'agreementId', `agreementId: the agreement ends on ${endOn}, before its new terms begin`);
  return first;
}

import { localDate } from '../../kernel/period';
import { refuse } from '../../kernel/refusal';
import type { Unit } from '../../platform/unit';
import type { AgreementRow } from '../agreement.repository';
import { planOfVersion } from '../plan-of-version';
import type { VersionRow } from '../version.repository';
import { guaranteesOf } from './guarantee.repository';
import { missingGuarantees } from './guarantee.rules';

/** Refuses terms whose demanded guarantees are not there on the day they begin, or today where they have begun; names what is missing. */
export async function mustBeGuaranteed(
  { scope, now }: Unit,
  { id, currency, timeZone }: AgreementRow,
  version: VersionRow,
): Promise<void> {
  const read = planOfVersion(version);
  if (!('plan' in read) || read.plan.guarantees.length === 0) return;
  const today = localDate(now, timeZone);
  const day = today > version.effectiveOn ? today : version.effectiveOn;
  const missing = missingGuarantees(read.plan.guarantees, await guaranteesOf(scope, id), currency, day);
  if (missing.length > 0)
    refuse('INVALID_STATE', 'agreementId', `agreementId: for ${day} the terms demand ${missing.join(', and ')}`);
}

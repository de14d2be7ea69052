import { command } from '../access/command';
import { localDate } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import { waitsFor } from './pot.rules';
import { ofEarnedPot, why } from './pot-input';
import { agreementToPay, movePot } from './pot-step';
import { releaseTerms } from './release-terms';

const input = ofEarnedPot.extend({ reason: why().nullish() });

export const releaseHoldback = command({
  name: 'holdbackRelease',
  action: 'pot:release',
  description:
    "Releases a part of what is held back: onto the agreement's open statement, or its last one where it has no open period any more; where that is locked it becomes payable at once, less what the partner owes, which is recovered as at a lock. Refused before the date that the terms name, and until the milestone that they name is verified.",
  input,
  async execute(unit, hat, { agreementId, ...decision }) {
    const { agreement, feeding } = await agreementToPay(unit, agreementId, decision.partnerId);
    const { release, isAccepted } = await releaseTerms(unit, agreement, decision.pot);
    const waits = waitsFor(release, localDate(unit.now, agreement.timeZone), isAccepted);
    if (waits !== null) refuse('INVALID_STATE', 'pot', `pot: ${waits}`);
    return movePot(unit, hat, agreement, { ...decision, move: 'RELEASE', feeding });
  },
});

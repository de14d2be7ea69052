import { z } from 'zod';
import { command } from '../../access/command';
import { evidenceItems, supplyEvidence } from '../../evidence/supply-evidence';
import { parseAmount } from '../../kernel/money';
import { refuse } from '../../kernel/refusal';
import { currencyCode, day, id, idempotencyKey, positive, text } from '../../platform/input';
import { type AgreementRow, lockAgreement } from '../agreement.repository';
import { belongsToPayees } from '../payee-membership.repository';
import { addGuarantee } from './guarantee.repository';
import { guaranteeKind } from './guarantee-input';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  agreementId: id('agreement').describe('The agreement that it is for.'),
  kind: guaranteeKind.describe('What was promised.'),
  amount: positive().describe('What can be called; of a certificate, what it covers.'),
  currency: currencyCode().describe("Its currency; a bond has the agreement's, which is the one it is called in."),
  issuer: text(200).describe('Who stands in: a bank, an insurer.'),
  reference: text(120).describe("The issuer's number of the paper; registered once per agreement and issuer."),
  startOn: day().describe('The first day of the cover.'),
  expiresOn: day().nullish().describe('The first day without cover; left out where it has no end.'),
  evidence: evidenceItems().nullish().describe('The paper itself.'),
});
type Input = z.output<typeof input>;

export const registerGuarantee = command({
  name: 'guaranteeRegister',
  action: 'guarantee:register',
  description: 'Registers a bond or a certificate that a third party has issued for the partner of an agreement.',
  input,
  async execute(unit, hat, asked) {
    const agreement = await lockAgreement(unit.scope, asked.agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    if (await belongsToPayees(unit.scope, hat.personId, agreement.partnerId))
      refuse('FOUR_EYES', 'agreementId', 'agreementId: you belong to a partner that it pays');
    if (agreement.status === 'ENDED') refuse('INVALID_STATE', 'agreementId', 'agreementId: the agreement has ended');
    const row = { ...described(agreement, asked), ...{ id: unit.id(), registeredAt: unit.now } };
    if (!(await addGuarantee(unit.scope, { ...row, registeredBy: hat.personId })))
      refuse('ALREADY_EXISTS', 'reference', `reference: ${row.issuer} has it registered for this agreement`);
    const { partnerId } = agreement;
    const subject = { subjectKind: 'guarantee', subjectId: row.id, partnerId, customerId: null };
    const evidence = await supplyEvidence(unit, subject, asked.evidence ?? []);
    unit.record({
      action: 'guarantee.registered',
      subjectKind: 'guarantee',
      subjectId: row.id,
      partnerId,
      after: { ...row, amount: `${row.amount}`, evidence },
    });
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    return { guaranteeId: row.id };
  },
});

/** What is registered, once its amount and its term make sense for the agreement. */
function described({ vendorId, partnerId, currency: paysIn }: AgreementRow, asked: Input) {
  const { agreementId, kind, currency, issuer, reference, startOn, expiresOn = null } = asked;
  if (kind === 'BOND' && currency !== paysIn)
    refuse('INVALID_INPUT', 'currency', `currency: a bond is called in ${paysIn}, the currency of the agreement`);
  const read = parseAmount(asked.amount, currency);
  if (!read.ok) refuse(read.code, read.code === 'UNKNOWN_CURRENCY' ? 'currency' : 'amount', `amount: ${read.message}`);
  if (expiresOn !== null && expiresOn <= startOn) refuse('INVALID_INPUT', 'expiresOn', 'expiresOn: lies after startOn');
  const amount = read.value.minor;
  return { vendorId, agreementId, partnerId, kind, amount, currency, issuer, reference, startOn, expiresOn };
}

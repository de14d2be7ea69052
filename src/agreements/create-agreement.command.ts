import { z } from 'zod';
import { command } from '../access/command';
import { findCustomer } from '../customers/customer.repository';
import { isCurrency } from '../kernel/currency';
import { refuse } from '../kernel/refusal';
import { findPartner } from '../partners/partner.repository';
import { currencyCode, day, id, text, timeZone } from '../platform/input';
import type { Unit } from '../platform/unit';
import { type AgreementRow, addAgreement } from './agreement.repository';
import { START_EARLIEST, START_LATEST } from './agreement.rules';
import { cadence } from './cadence-input';
import { payeesField, planField } from './plan-input';
import { readTerms } from './terms.rules';
import { writeVersion } from './write-version';

const input = z
  .object({
    externalReference: text(120).describe("The agreement's key in your systems; unique per vendor."),
    name: text().describe('Name as both sides know it.'),
    partnerId: id('partner').describe('The partner that signs it.'),
    customerId: id('customer').nullish().describe('The customer it is for; leave out where it covers all.'),
    currency: currencyCode().describe('The currency in which it pays; the plan must say the same.'),
    timeZone: timeZone().describe('IANA time zone in which its days and periods begin and end.'),
    cadence: cadence.describe('How its time is cut into periods.'),
    startOn: day().describe('The first day on which it runs.'),
    endOn: day().nullish().describe('The first day on which it no longer runs; leave out while that is open.'),
    plan: planField().describe('What is paid for what.'),
    payees: payeesField(),
  })
  .refine(({ startOn }) => startOn >= START_EARLIEST && startOn <= START_LATEST, {
    path: ['startOn'],
    message: `must be a day from ${START_EARLIEST} to ${START_LATEST}`,
  })
  .refine(({ startOn, endOn }) => endOn == null || endOn > startOn, {
    path: ['endOn'],
    message: 'must be after startOn',
  });

export const createAgreement = command({
  name: 'agreementCreate',
  action: 'agreement:create',
  description:
    'Writes down an agreement with a partner and its first terms; it binds nobody before both sides have signed.',
  input,
  async execute(unit, _hat, { plan, payees, ...asked }) {
    if (!isCurrency(asked.currency))
      refuse('UNKNOWN_CURRENCY', 'currency', `currency: ${asked.currency} is not in ISO 4217`);
    const terms = readTerms(plan, asked);
    const agreement: AgreementRow = {
      vendorId: unit.vendorId,
      id: unit.id(),
      ...asked,
      customerId: asked.customerId ?? null,
      endOn: asked.endOn ?? null,
      status: 'DRAFT',
      version: 0,
      createdAt: unit.now,
    };
    await mustKnowParties(unit, agreement);
    if (!(await addAgreement(unit.scope, agreement)))
      refuse(
        'ALREADY_EXISTS',
        'externalReference',
        `externalReference: an agreement ${asked.externalReference} exists already`,
      );
    unit.record({
      action: 'agreement.created',
      subjectKind: 'agreement',
      subjectId: agreement.id,
      partnerId: agreement.partnerId,
      after: agreement,
    });
    const { startOn: effectiveOn } = agreement;
    const problems = await writeVersion(unit, agreement, { number: 1, effectiveOn, terms, payees: payees ?? [] });
    return { agreementId: agreement.id, problems };
  },
});

async function mustKnowParties({ scope }: Unit, { partnerId, customerId }: AgreementRow): Promise<void> {
  if ((await findPartner(scope, partnerId)) === undefined)
    refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
  if (customerId !== null && (await findCustomer(scope, customerId)) === undefined)
    refuse('NOT_FOUND', 'customerId', 'customerId: no such customer');
}

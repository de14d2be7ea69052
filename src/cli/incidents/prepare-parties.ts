import type { House } from '../../access/command';
import { type Hat, systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { createAgreement } from '../../agreements/create-agreement.command';
import { proposeAgreement } from '../../agreements/propose-agreement.command';
import { signAgreement } from '../../agreements/sign-agreement.command';
import { createCustomer } from '../../customers/create-customer.command';
import { customersByReference } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
import { canonicalDecimal } from '../../kernel/decimal';
import { publicId } from '../../kernel/id';
import { refuse } from '../../kernel/refusal';
import type { IncidentOutcome } from '../../outcomes/incidents/incident.rules';
import { createPartner } from '../../partners/create-partner.command';
import { partnersByReference } from '../../partners/partner.repository';
import { must, offer } from '../must';
import { type IncidentAgreement, incidentAgreements } from './incident-agreements.repository';
import { incidentPlan, missingSpans, type Span } from './incident-terms.rules';

export interface Price {
  readonly rate: string;
  readonly currency: string;
}

/** Makes the partners, customers and agreements that the outcomes of a log need; what an earlier run left half done is finished. */
export async function prepareParties(
  house: House,
  vendorId: string,
  outcomes: readonly IncidentOutcome[],
  price: Price,
): Promise<void> {
  const hat = systemHat(vendorId);
  const partners = distinct(outcomes.map(({ partner }) => partner));
  const customers = distinct(outcomes.map(({ customer }) => customer));
  const known = await readAs(house, hat, async (scope) => ({
    partners: new Set((await partnersByReference(scope, partners)).map(({ externalReference }) => externalReference)),
    customers: new Set(
      (await customersByReference(scope, customers)).map(({ externalReference }) => externalReference),
    ),
  }));
  for (const name of partners.filter((reference) => !known.partners.has(reference)))
    await offer(house, hat, createPartner, { externalReference: name, name, registration: `incident log: ${name}` });
  for (const name of customers.filter((reference) => !known.customers.has(reference)))
    await offer(house, hat, createCustomer, { externalReference: name, name });
  await prepareAgreements(house, vendorId, outcomes, price);
}

async function prepareAgreements(
  house: House,
  vendorId: string,
  outcomes: readonly IncidentOutcome[],
  price: Price,
): Promise<void> {
  const hat = systemHat(vendorId);
  const before = await readAs(house, hat, incidentAgreements);
  mustHavePrice(before, price);
  for (const span of missingSpans(outcomes, before)) await draft(house, hat, span, price);
  const partnerIds = await readAs(house, hat, async (scope) => {
    const found = await partnersByReference(scope, distinct(outcomes.map(({ partner }) => partner)));
    return new Map(found.map(({ externalReference, id }) => [externalReference, id]));
  });
  const drafted = await readAs(house, hat, incidentAgreements);
  for (const agreement of drafted.filter(({ sides }) => sides.length < 2)) {
    const partnerId = present(partnerIds.get(agreement.partner), `partner ${agreement.partner}`);
    await sign(house, vendorId, agreement, partnerId);
  }
}

async function draft(
  house: House,
  hat: Hat,
  { partner, startOn, endOn }: Span,
  { rate, currency }: Price,
): Promise<void> {
  const [found] = await readAs(house, hat, (scope) => partnersByReference(scope, [partner]));
  await offer(house, hat, createAgreement, {
    externalReference: `incidents ${partner} from ${startOn}`,
    name: `Incidents resolved by ${partner}`,
    partnerId: publicId('partner', present(found, `partner ${partner}`).id),
    currency,
    timeZone: 'UTC',
    cadence: 'MONTH',
    startOn,
    endOn,
    plan: incidentPlan(rate, currency),
  });
}

/** A vendor's incidents have one price: another one is an amendment, which both sides sign, and not an option of an import. */
function mustHavePrice(known: readonly IncidentAgreement[], { rate, currency }: Price): void {
  const other = known.find((one) => one.currency !== currency || canonicalDecimal(one.rate) !== canonicalDecimal(rate));
  if (other === undefined) return;
  const field = other.currency === currency ? 'rate' : 'currency';
  const agreed = `${other.rate} ${other.currency}`;
  refuse('ALREADY_EXISTS', field, `--${field}: the incidents of this vendor were agreed at ${agreed} a credit`);
}

/** The log is the word of both sides here, so the import signs for both; the audit trail says that it did. */
async function sign(house: House, vendorId: string, agreement: IncidentAgreement, partnerId: string): Promise<void> {
  const agreementId = publicId('agreement', agreement.id);
  const vendor = systemHat(vendorId);
  const partner: Hat = { ...vendor, role: 'PARTNER_ADMIN', partnerId };
  if (agreement.status === 'DRAFT') await must(house, vendor, proposeAgreement, { agreementId });
  for (const [side, hat] of [
    ['VENDOR', vendor],
    ['PARTNER', partner],
  ] as const)
    if (!agreement.sides.includes(side))
      await must(house, hat, signAgreement, { agreementId, termsHash: agreement.termsHash });
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();

import type { Problem } from '../engine/problem';
import { type Refusal, Refused } from '../kernel/refusal';
import { partnerById } from '../partners/partner.repository';
import type { Unit } from '../platform/unit';
import type { AgreementRow } from './agreement.repository';
import { readCatalogue } from './catalogue.repository';
import { catalogueKeys, measureFaults, measureWarnings, planWarnings } from './measures.rules';
import { assignPayees, type NamedPayee } from './payees.rules';
import { addPayees } from './paying.repository';
import type { Terms } from './terms.rules';
import { addVersion, type VersionRow } from './version.repository';

/** What a new version says, beside the agreement it belongs to. */
export interface NewVersion {
  readonly number: number;
  readonly effectiveOn: string;
  readonly terms: Terms;
  readonly payees: readonly NamedPayee[];
}

/**
 * Writes one version of an agreement, once everything it names is there: a partner behind every payee and a measure behind
 * every component. Returns what is doubtful about it.
 */
export async function writeVersion(
  unit: Unit,
  agreement: AgreementRow,
  { number, effectiveOn, terms, payees: named }: NewVersion,
): Promise<readonly Problem[]> {
  const payees = assignPayees(terms.plan, named, agreement.partnerId);
  await mustKnowPartners(unit, named);
  const catalogue = await readCatalogue(unit.scope, catalogueKeys(terms), Object.values(payees));
  const faults = measureFaults(terms, catalogue);
  if (faults.length > 0) throw new Refused(faults);
  const version: VersionRow = {
    vendorId: agreement.vendorId,
    id: unit.id(),
    agreementId: agreement.id,
    partnerId: agreement.partnerId,
    number,
    effectiveOn,
    terms: terms.document,
    termsHash: terms.hash,
    payees,
    createdAt: unit.now,
  };
  // The caller holds the agreement, so the number is free; a taken one would be a fault of ours.
  if (!(await addVersion(unit.scope, version))) throw new Error(`version ${number} of the agreement is taken`);
  await addPayees(unit.scope, othersPaid(unit, version));
  unit.record({
    action: 'agreement.version_written',
    subjectKind: 'agreement',
    subjectId: agreement.id,
    partnerId: agreement.partnerId,
    after: { number, effectiveOn, termsHash: terms.hash, payees },
  });
  return [...planWarnings(terms), ...measureWarnings(terms, catalogue)];
}

function othersPaid(unit: Unit, { vendorId, id: versionId, agreementId, ...version }: VersionRow) {
  const others = new Set(Object.values(version.payees).filter((partnerId) => partnerId !== version.partnerId));
  return [...others].map((partnerId) => ({ vendorId, id: unit.id(), agreementId, versionId, partnerId }));
}

async function mustKnowPartners({ scope }: Unit, named: readonly NamedPayee[]): Promise<void> {
  const known = await partnerById.batch(scope, [...new Set(named.map(({ partnerId }) => partnerId))]);
  const unknown = named.flatMap(({ partnerId }, index): readonly Refusal[] => {
    const field = ['payees', String(index), 'partnerId'];
    return known.has(partnerId) ? [] : [{ code: 'NOT_FOUND', field, message: `${field.join('.')}: no such partner` }];
  });
  if (unknown.length > 0) throw new Refused(unknown);
}

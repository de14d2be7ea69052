import { z } from 'zod';
import { command } from '../access/command';
import type { Hat } from '../access/hat.rules';
import { serveCustomers } from '../customers/customer.repository';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import { id, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { type AgreementRow, lockAgreement, moveAgreement } from './agreement.repository';
import { type Side, sideOf } from './agreement.rules';
import { mustBeGuaranteed } from './guarantees/must-be-guaranteed';
import { addSignature, hasTwin, latestVersion, signaturesOf, type VersionRow } from './version.repository';
import { ensurePeriods } from './write-periods';

const input = z.object({
  agreementId: id('agreement').describe('The agreement.'),
  termsHash: text(64).describe(
    'Hash of the terms as you read them; refused with STALE_VERSION where the newest version says something else.',
  ),
  expectedVersion: z
    .number()
    .int()
    .nullish()
    .describe(
      'Number of the version as you read it. Required where several versions have the same terms and differ in payees or dates.',
    ),
});

export const signAgreement = command({
  name: 'agreementSign',
  action: 'agreement:sign',
  description:
    "Signs the newest version of an agreement for your side: the vendor's or the partner's, each once. With the second signature it binds, also for closed periods from its first day on: their next settlement posts the difference in the open one.",
  input,
  async execute(unit, hat, { agreementId, termsHash, expectedVersion }) {
    const agreement = await lockAgreement(unit.scope, agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    const version = await signable(unit, agreement, { termsHash, number: expectedVersion ?? null });
    const side = await sign(unit, hat, agreement, version);
    const { id: versionId, partnerId, number } = version;
    unit.record({
      action: 'agreement.signed',
      subjectKind: 'agreement',
      subjectId: agreementId,
      partnerId,
      after: { side, number, termsHash },
    });
    if ((await signaturesOf(unit.scope, [versionId])).length === 2) await bind(unit, agreement, version);
    return { agreementId };
  },
});

/** What the signer had before their eyes. */
interface Read {
  readonly termsHash: string;
  readonly number: number | null;
}

/** The newest version, if it is the one the signer read. */
async function signable({ scope }: Unit, agreement: AgreementRow, read: Read): Promise<VersionRow> {
  const { id: agreementId, status } = agreement;
  if (status !== 'PROPOSED' && status !== 'ACTIVE')
    refuse('INVALID_STATE', 'agreementId', `agreementId: the agreement is ${status}, so it takes no signature`);
  const version = present(await latestVersion(scope, agreementId), 'the first version of an agreement');
  if (version.termsHash !== read.termsHash)
    refuse('STALE_VERSION', 'termsHash', `termsHash: the newest version is ${version.number} and has other terms`);
  const isMeant = read.number === null ? !(await hasTwin(scope, version)) : read.number === version.number;
  if (!isMeant)
    refuse(
      'STALE_VERSION',
      'expectedVersion',
      `expectedVersion: the newest version with these terms is ${version.number}`,
    );
  return version;
}

async function sign(unit: Unit, hat: Hat, agreement: AgreementRow, version: VersionRow): Promise<Side> {
  const side = sideOf(hat);
  const others = await signaturesOf(unit.scope, [version.id]);
  if (hat.personId !== null && others.some(({ personId, side: other }) => personId === hat.personId && other !== side))
    refuse(
      'SELF_VERIFICATION',
      'agreementId',
      'agreementId: you have signed it for the other side, nobody signs for both',
    );
  if (others.some((other) => other.side !== side)) await mustBeGuaranteed(unit, agreement, version);
  const isNew = await addSignature(unit.scope, {
    vendorId: unit.vendorId,
    id: unit.id(),
    versionId: version.id,
    partnerId: version.partnerId,
    side,
    personId: hat.personId,
    termsHash: version.termsHash,
    signedAt: unit.now,
  });
  if (!isNew) refuse('INVALID_STATE', 'agreementId', `agreementId: the ${side.toLowerCase()} has signed it already`);
  return side;
}

/** Both have signed: the version is in force, its partner serves the customer, and its periods are there to be filled. */
async function bind(unit: Unit, agreement: AgreementRow, { number, payees }: VersionRow): Promise<void> {
  const { id: agreementId, status, version, partnerId, customerId } = agreement;
  // A signature is the hat's own word; what follows from two of them is the work of the vendor's machinery.
  await unit.asMachinery(async (unit) => {
    await moveAgreement(unit.scope, agreement, 'ACTIVE', number);
    await ensurePeriods(unit, [agreement], unit.now);
    if (customerId !== null) await serveCustomers(unit.scope, [{ customerId, partnerId }]);
  });
  unit.record({
    action: 'agreement.bound',
    subjectKind: 'agreement',
    subjectId: agreementId,
    partnerId,
    before: { status, version },
    after: { status: 'ACTIVE', version: number },
  });
  for (const payee of new Set([partnerId, ...Object.values(payees)]))
    unit.announce({ topic: 'earnings', subjectId: payee, partnerId: payee });
}

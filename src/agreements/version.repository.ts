import { byKey, groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import type { Side } from './agreement.rules';
import { AgreementVersion } from './agreement-version.entity';
// The walls below read the visibility that this declares.
import './agreement.entity';
import type { Payees } from './payees.rules';
import { Signature } from './signature.entity';

/** The terms of an agreement from one day on; `terms` is the plan document that `parsePlan` reads. */
export type VersionRow = Omit<Row<AgreementVersion>, 'payees'> & { readonly payees: Payees };
export type SignatureRow = Omit<Row<Signature>, 'side'> & { readonly side: Side };

/** A version in force on a day that was asked for. */
export type VersionOnDay = VersionRow & { readonly day: string };

const SELECT = `select ${columns(AgreementVersion, 'v')} from agreement_version v where ${wall('v', 'agreement_version')}`;
/** A version binds from the moment both sides have signed it; before that it is a proposal. */
const SIGNED = `(select count(*) from signature s where ${wall('s', 'signature')} and s.version_id = v.id) = 2`;

const BY_IDS = statement('agreement_version.by-ids', `${SELECT} and v.id = any(:ids)`);
const OF_AGREEMENTS = statement(
  'agreement_version.of-agreements',
  `${SELECT} and v.agreement_id = any(:agreement_ids) order by v.agreement_id, v.number`,
);
const LATEST = statement(
  'agreement_version.latest',
  `${SELECT} and v.agreement_id = :agreement_id order by v.number desc limit 1`,
);
const TWIN = statement(
  'agreement_version.twin',
  `select v.id from agreement_version v where ${wall('v', 'agreement_version')} and v.agreement_id = :agreement_id
     and v.terms_hash = :terms_hash and v.id <> :id limit 1`,
);
const IN_FORCE = statement(
  'agreement_version.in-force',
  `select distinct on (w.agreement_id, w.day) w.day, ${columns(AgreementVersion, 'v')}
   from unnest(:agreement_ids::uuid[], :days::date[]) as w(agreement_id, day)
   join agreement_version v on v.agreement_id = w.agreement_id and v.effective_on <= w.day
   where ${wall('v', 'agreement_version')} and ${SIGNED}
   order by w.agreement_id, w.day, v.number desc`,
);
const SIGNED_OF_AGREEMENTS = statement(
  'agreement_version.signed-of-agreements',
  `${SELECT} and v.agreement_id = any(:agreement_ids) and ${SIGNED} order by v.agreement_id, v.number`,
);
const CONVERTING = statement(
  'agreement_version.converting',
  `select a.id as "agreementId", a.partner_id as "partnerId", a.customer_id as "customerId", a.time_zone as "timeZone",
     v.effective_on as "effectiveOn", v.terms, v.terms_hash as "termsHash"
   from agreement a join agreement_version v on v.vendor_id = a.vendor_id and v.agreement_id = a.id
   where ${wall('a', 'agreement')} and ${wall('v', 'agreement_version')} and a.partner_id = any(:partner_ids) and a.version > 0
     and ${SIGNED} and exists (select 1 from agreement_version c where ${wall('c', 'agreement_version')}
       and c.agreement_id = a.id and c.terms -> 'rateSource' is not null)
   order by a.id, v.number desc`,
);
const SIGNATURES = statement(
  'signature.of-versions',
  `select ${columns(Signature, 's')} from signature s
   where ${wall('s', 'signature')} and s.version_id = any(:version_ids) order by s.version_id, s.signed_at, s.id`,
);

/** Signed terms with what tells whose results they pay for, and since when. */
export type SignedTerms = Pick<VersionRow, 'agreementId' | 'partnerId' | 'effectiveOn' | 'terms' | 'termsHash'> & {
  readonly customerId: string | null;
  readonly timeZone: string;
};

/** All signed versions of those agreements of some partners that convert by a rate source, the newest of each first. */
export const convertingTerms = (scope: Scope, partnerIds: readonly string[]): Promise<SignedTerms[]> =>
  scope.rows<SignedTerms>(CONVERTING, { partner_ids: partnerIds });

/** Adds a version; false where its number is taken. */
export async function addVersion(scope: Scope, version: VersionRow): Promise<boolean> {
  return (await insertRows(scope, AgreementVersion, [version])).length === 1;
}

/** Adds a signature; false where that side has signed the version already. */
export async function addSignature(scope: Scope, signature: SignatureRow): Promise<boolean> {
  return (await insertRows(scope, Signature, [signature])).length === 1;
}

export const versionById = loader({
  name: 'agreement_version.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<VersionRow>(BY_IDS, { ids }), (row) => row.id),
});

/** The newest version of an agreement, signed or not. */
export const latestVersion = (scope: Scope, agreementId: string): Promise<VersionRow | undefined> =>
  scope.one<VersionRow>(LATEST, { agreement_id: agreementId });

/** All versions of agreements that both sides have signed, by agreement and the oldest first. */
export const signedVersions = (scope: Scope, agreementIds: readonly string[]): Promise<VersionRow[]> =>
  scope.rows<VersionRow>(SIGNED_OF_AGREEMENTS, { agreement_ids: agreementIds });

/** True where another version of the agreement has the same terms: the hash alone does not tell them apart. */
export async function hasTwin(scope: Scope, { id, agreementId, termsHash }: VersionRow): Promise<boolean> {
  return (await scope.rows(TWIN, { id, agreement_id: agreementId, terms_hash: termsHash })).length > 0;
}

/** The versions that bind both sides on the given days, many agreements in one statement; what binds nobody is left out. */
export const versionsInForce = (
  scope: Scope,
  wanted: readonly { readonly agreementId: string; readonly day: string }[],
): Promise<VersionOnDay[]> =>
  scope.rows<VersionOnDay>(IN_FORCE, {
    agreement_ids: wanted.map(({ agreementId }) => agreementId),
    days: wanted.map(({ day }) => day),
  });

export const versionsOfAgreement = loader({
  name: 'agreement_version.of-agreement',
  batch: async (scope: Scope, agreementIds: readonly string[]) =>
    groupedBy(
      await scope.rows<VersionRow>(OF_AGREEMENTS, { agreement_ids: agreementIds }),
      ({ agreementId }) => agreementId,
    ),
});

export const signaturesOf = (scope: Scope, versionIds: readonly string[]): Promise<SignatureRow[]> =>
  scope.rows<SignatureRow>(SIGNATURES, { version_ids: versionIds });

export const signaturesOfVersion = loader({
  name: 'signature.of-version',
  batch: async (scope: Scope, versionIds: readonly string[]) =>
    groupedBy(await signaturesOf(scope, versionIds), ({ versionId }) => versionId),
});

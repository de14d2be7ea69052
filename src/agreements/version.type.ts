import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { enumType } from '../platform/graphql/input-type';
import { Allow } from '../platform/graphql/policy';
import { DateScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { SIDES } from './agreement.rules';
import { PlanType, toPlan } from './plan.type';
import { type SignatureRow, signaturesOfVersion, type VersionRow } from './version.repository';

export const AgreementSide = enumType(
  'AgreementSide',
  SIDES,
  { VENDOR: 'The vendor, who pays.', PARTNER: 'The partner, who is paid.' },
  'A side of an agreement.',
);

@Allow(...ACTIONS['agreement:read'])
@ObjectType('AgreementSignature', { simpleResolvers: true, description: 'That one side has signed one version.' })
export class AgreementSignatureType {
  @Field(() => AgreementSide as never, { description: 'The side that signed.' })
  readonly side!: string;

  @Field(() => DateTimeScalar, { description: 'When it signed.' })
  readonly signedAt!: string;

  @Field(() => ID, { nullable: true, description: 'The person who signed for it; null for a machine.' })
  readonly personId!: string | null;
}

@Allow(...ACTIONS['agreement:read'])
@ObjectType('AgreementPayee', { simpleResolvers: true, description: 'The partner behind one payee key of a plan.' })
export class AgreementPayeeType {
  @Field(() => String, { description: 'The payee key, as the plan names it.' })
  readonly payee!: string;

  @Field(() => ID, { description: 'The partner who is paid under that key.' })
  readonly partnerId!: string;
}

@Allow(...ACTIONS['agreement:read'])
@ObjectType('AgreementVersion', {
  simpleResolvers: true,
  description: 'The terms of an agreement from one day on; never changed once written.',
})
export class AgreementVersionType {
  @Field(() => ID, { description: 'Id of the version.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Its number in the agreement, from 1.' })
  readonly number!: number;

  @Field(() => DateScalar, { description: 'The first day for which it pays, once both sides have signed it.' })
  readonly effectiveOn!: string;

  @Field(() => String, { description: 'SHA-256 of the canonical plan document; who signs names it.' })
  readonly termsHash!: string;

  @Field(() => PlanType, { description: 'What is paid for what.' })
  readonly plan!: unknown;

  @Field(() => [AgreementPayeeType], { description: 'Who is paid under which key of the plan; at most 50.' })
  readonly payees!: readonly AgreementPayeeType[];

  @Field(() => [AgreementSignatureType], { description: 'The signatures so far; two make it binding.' })
  readonly signatures!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: string;
}

export const toVersion = ({ id, number, effectiveOn, termsHash, terms, payees, createdAt }: VersionRow) => ({
  id: publicId('agreementVersion', id),
  number,
  effectiveOn,
  termsHash,
  plan: () => toPlan(terms),
  payees: Object.entries(payees).map(([payee, partnerId]) => ({ payee, partnerId: publicId('partner', partnerId) })),
  signatures: async (_: unknown, { request }: Context) =>
    ((await request.load(signaturesOfVersion, id)) ?? []).map(toSignature),
  createdAt,
});

const toSignature = ({ side, signedAt, personId }: SignatureRow): AgreementSignatureType => ({
  side,
  signedAt,
  personId: personId === null ? null : publicId('person', personId),
});

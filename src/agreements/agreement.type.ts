import { Field, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { customerById } from '../customers/customer.repository';
import { CustomerType, toCustomer } from '../customers/customer.type';
import { publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import { enumOf } from '../platform/graphql/enum-of';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { AGREEMENT_LIST, type AgreementRow } from './agreement.repository';
import { AGREEMENT_STATUSES } from './agreement.rules';
import { cadence } from './cadence-input';
import { versionsOfAgreement } from './version.repository';
import { AgreementVersionType, toVersion } from './version.type';

const CadenceEnum = enumOf(cadence);
const AgreementStatusEnum = enumType(
  'AgreementStatus',
  AGREEMENT_STATUSES,
  {
    DRAFT: 'Being written; nobody can sign it.',
    PROPOSED: 'Before both sides, to be signed.',
    ACTIVE: 'Signed by both sides: it pays from its first day until its end.',
    ENDED: 'Withdrawn before it bound anyone, or given an end: it pays for no day from then on.',
  },
  'Where an agreement stands.',
);

@Allow(...ACTIONS['agreement:read'])
@ObjectType('Agreement', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What the vendor and one partner agreed; customers never see it.',
})
export class AgreementType extends NodeType {
  readonly nodeType!: 'Agreement';
  readonly uuid!: string;

  @Field(() => String, { description: "The agreement's key in the vendor's systems." })
  readonly externalReference!: string;

  @Field(() => String, { description: 'Name as both sides know it.' })
  readonly name!: string;

  @Field(() => PartnerType, { description: 'The partner that signs it.' })
  readonly partner!: unknown;

  @Field(() => CustomerType, {
    nullable: true,
    description:
      'The customer it is for; null where it covers all, and for a partner who does not serve the customer yet.',
  })
  readonly customer!: unknown;

  @Field(() => AgreementStatusEnum as never, { description: 'Where it stands.' })
  readonly status!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency in which it pays.' })
  readonly currency!: string;

  @Field(() => String, { description: 'IANA time zone in which its days and periods begin and end.' })
  readonly timeZone!: string;

  @Field(() => CadenceEnum as never, { description: 'How its time is cut into periods.' })
  readonly cadence!: string;

  @Field(() => DateScalar, { description: 'The first day on which it runs.' })
  readonly startOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it no longer runs; null while open.',
  })
  readonly endOn!: string | null;

  @Field(() => Int, { description: 'Number of the newest version that both sides have signed; 0 before the first.' })
  readonly version!: number;

  @Field(() => [AgreementVersionType], { description: 'All versions of its terms, oldest first; at most 100.' })
  readonly versions!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: string;
}

export const AgreementConnection = connectionType('Agreement', () => AgreementType);

export const AGREEMENT_SHAPE: ListShape = {
  spec: AGREEMENT_LIST,
  filters: {
    partnerId: { id: 'partner' },
    status: enumFilter('AgreementStatus', AGREEMENT_STATUSES, AgreementStatusEnum),
    externalReference: 'TEXT',
  },
};
export const AgreementListArgs = listArgs('Agreement', AGREEMENT_SHAPE);

export const toAgreement = ({ id, partnerId, customerId, ...agreement }: AgreementRow): AgreementType => ({
  ...agreement,
  nodeType: 'Agreement',
  uuid: id,
  id: publicId('agreement', id),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, partnerId), toPartner),
  customer: (_: unknown, { request }: Context) =>
    customerId === null ? null : mapped(request.load(customerById, customerId), toCustomer),
  versions: async (_: unknown, { request }: Context) =>
    ((await request.load(versionsOfAgreement, id)) ?? []).map(toVersion),
});

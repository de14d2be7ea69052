import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import type { Context } from '../../access/request';
import { evidenceBySubject } from '../../evidence/evidence.repository';
import { EvidenceItemType, toEvidenceItem } from '../../evidence/evidence.type';
import { publicId } from '../../kernel/id';
import { partnerById } from '../../partners/partner.repository';
import { PartnerType, toPartner } from '../../partners/partner.type';
import { connectionType } from '../../platform/graphql/connection.type';
import { enumOf } from '../../platform/graphql/enum-of';
import type { ListShape } from '../../platform/graphql/filter-values';
import { enumType } from '../../platform/graphql/input-type';
import { enumFilter, listArgs } from '../../platform/graphql/list-args';
import { mapped } from '../../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../../platform/graphql/money.type';
import { NodeType } from '../../platform/graphql/node.type';
import { Allow, AllowReached } from '../../platform/graphql/policy';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import { agreementById } from '../agreement.repository';
import { AgreementType, toAgreement } from '../agreement.type';
import { GUARANTEE_LIST, type GuaranteeMovementRow, type GuaranteeRow } from './guarantee.repository';
import { GUARANTEE_KINDS, GUARANTEE_MOVES, leftOf } from './guarantee.rules';
import { guaranteeKind } from './guarantee-input';

const GuaranteeKindEnum = enumOf(guaranteeKind);
const GuaranteeMoveEnum = enumType(
  'GuaranteeMove',
  GUARANTEE_MOVES,
  { CALL: 'Called: the partner owes it until its issuer pays.', SETTLE: 'Paid by the issuer.' },
  'What became of a part of a bond.',
);

@AllowReached()
@ObjectType('GuaranteeMovement', { simpleResolvers: true, description: 'A part of a bond that was called or paid.' })
export class GuaranteeMovementType {
  @Field(() => ID, { description: 'Id of the movement, the reason of its booking.' })
  readonly id!: string;

  @Field(() => GuaranteeMoveEnum as never, { description: 'What became of it.' })
  readonly move!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  readonly amount!: MoneyType;

  @Field(() => String, { nullable: true, description: 'Why it was called; null for what the issuer paid.' })
  readonly reason!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who recorded it; null for a machine.' })
  readonly movedById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly movedAt!: string;
}

@Allow(...ACTIONS['guarantee:read'])
@ObjectType('Guarantee', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'The promise of a third party to stand in for a partner: amount = called + left, at every moment.',
})
export class GuaranteeType extends NodeType {
  readonly nodeType!: 'Guarantee';
  readonly uuid!: string;

  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null only where you may not see it.' })
  readonly agreement!: unknown;

  @Field(() => PartnerType, { nullable: true, description: 'For whom; null only where you may not see the partner.' })
  readonly partner!: unknown;

  @Field(() => GuaranteeKindEnum as never, { description: 'What was promised.' })
  readonly kind!: string;

  @Field(() => MoneyType, { description: 'What was registered: what can be called, or what is covered.' })
  readonly amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What was called.' })
  readonly called!: MoneyType;

  @Field(() => MoneyType, { description: 'What is left of it; never negative.' })
  readonly left!: MoneyType;

  @Field(() => MoneyType, { description: 'What of the called part its issuer has paid.' })
  readonly settled!: MoneyType;

  @Field(() => String, { description: 'Who stands in.' })
  readonly issuer!: string;

  @Field(() => String, { description: "The issuer's number of the paper." })
  readonly reference!: string;

  @Field(() => DateScalar, { description: 'The first day of the cover.' })
  readonly startOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day without cover; null where it has no end.' })
  readonly expiresOn!: string | null;

  @Field(() => [EvidenceItemType], { description: 'The paper; at most ten items.' })
  readonly evidence!: unknown;

  @Field(() => ID, { nullable: true, description: 'Who registered it; null for a machine.' })
  readonly registeredById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  readonly registeredAt!: string;
}

export const GuaranteeConnection = connectionType('Guarantee', () => GuaranteeType);
export const GUARANTEE_SHAPE: ListShape = {
  spec: GUARANTEE_LIST,
  filters: { kind: enumFilter('GuaranteeKind', GUARANTEE_KINDS, GuaranteeKindEnum), expiresOn: 'DATE' },
};
export const GuaranteeListArgs = listArgs('Guarantee', GUARANTEE_SHAPE);

const personOf = (uuid: string | null) => (uuid === null ? null : publicId('person', uuid));

export const toGuaranteeMovement = (row: GuaranteeMovementRow): GuaranteeMovementType => ({
  id: publicId('guaranteeMovement', row.id),
  move: row.move,
  amount: moneyShape(row.amount, row.currency),
  reason: row.reason,
  movedById: personOf(row.movedBy),
  movedAt: row.movedAt,
});

export const toGuarantee = (row: GuaranteeRow): GuaranteeType => ({
  nodeType: 'Guarantee',
  uuid: row.id,
  id: publicId('guarantee', row.id),
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, row.agreementId), toAgreement),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  kind: row.kind,
  amount: moneyShape(row.amount, row.currency),
  called: moneyShape(row.called, row.currency),
  left: moneyShape(leftOf(row), row.currency),
  settled: moneyShape(row.settled, row.currency),
  issuer: row.issuer,
  reference: row.reference,
  startOn: row.startOn,
  expiresOn: row.expiresOn,
  evidence: async (_: unknown, { request }: Context) =>
    ((await request.load(evidenceBySubject, row.id)) ?? []).map(toEvidenceItem),
  registeredById: personOf(row.registeredBy),
  registeredAt: row.registeredAt,
});

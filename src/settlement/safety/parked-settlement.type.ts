import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import type { Context, Request } from '../../access/request';
import { agreementById } from '../../agreements/agreement.repository';
import { AgreementType, toAgreement } from '../../agreements/agreement.type';
import { periodById } from '../../agreements/period.repository';
import { publicId } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection.type';
import type { ListShape } from '../../platform/graphql/filter-values';
import { listArgs } from '../../platform/graphql/list-args';
import { mapped } from '../../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../../platform/graphql/money.type';
import { NodeType } from '../../platform/graphql/node.type';
import { Allow } from '../../platform/graphql/policy';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { PARKED_LIST, type ParkedRow, parkedById } from './parked-settlement.repository';

@Allow(...ACTIONS['settlement:read'])
@ObjectType('ParkedSettlement', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'A period whose computed total was beyond the safety bound of its agreement: nothing of it was posted.',
})
export class ParkedSettlementType extends NodeType {
  readonly nodeType!: 'ParkedSettlement';

  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null only where you may not see it.' })
  readonly agreement!: unknown;

  @Field(() => String, { nullable: true, description: 'Label of the period.' })
  readonly period!: unknown;

  @Field(() => String, { description: 'Hash of the facts, terms and engine: what a release approves.' })
  readonly inputHash!: string;

  @Field(() => MoneyType, {
    description: 'What the period would have paid all partners together; `reason` tells them apart.',
  })
  readonly computed!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "The largest total of the agreement's 12 latest other settled periods, each partner's share counted absolute; null for none.",
  })
  readonly trailing!: MoneyType | null;

  @Field(() => String, { description: 'How many times the trailing figure a period may pay.' })
  readonly multiple!: string;

  @Field(() => String, { description: 'Why it was parked, in a sentence a person can act on.' })
  readonly reason!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose run was parked, or who started the batch that ran it; null for a machine.',
  })
  readonly parkedById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was parked.' })
  readonly parkedAt!: string;

  @Field(() => String, { nullable: true, description: 'Why it was released; null as long as it is not.' })
  readonly releaseReason!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who released it; null as long as nobody has.' })
  readonly releasedById!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was released; null as long as it is not.' })
  readonly releasedAt!: string | null;
}

export const ParkedSettlementConnection = connectionType('ParkedSettlement', () => ParkedSettlementType);
export const PARKED_SETTLEMENT_SHAPE: ListShape = {
  spec: PARKED_LIST,
  filters: { agreementId: { id: 'agreement' } },
};
export const ParkedSettlementListArgs = listArgs('ParkedSettlement', PARKED_SETTLEMENT_SHAPE);

const personOf = (uuid: string | null) => (uuid === null ? null : publicId('person', uuid));

export const toParkedSettlement = (row: ParkedRow): ParkedSettlementType => ({
  nodeType: 'ParkedSettlement',
  id: publicId('parkedSettlement', row.id),
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, row.agreementId), toAgreement),
  period: (_: unknown, { request }: Context) => mapped(request.load(periodById, row.periodId), ({ label }) => label),
  inputHash: row.inputHash,
  computed: moneyShape(row.computed, row.currency),
  trailing: row.trailing === null ? null : moneyShape(row.trailing, row.currency),
  multiple: row.multiple,
  reason: row.reason,
  parkedById: personOf(row.parkedBy),
  parkedAt: row.parkedAt,
  releaseReason: row.releaseReason,
  releasedById: personOf(row.releasedBy),
  releasedAt: row.releasedAt,
});

/** What a settlement parked instead of posting it; null where it posted. */
export const parkedOf = (request: Request, id: string | null): Promise<ParkedSettlementType | null> | null =>
  id === null ? null : mapped(request.load(parkedById, id), toParkedSettlement);

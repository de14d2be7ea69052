import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import type { Context } from '../../access/request';
import { publicId } from '../../kernel/id';
import { partnerById } from '../../partners/partner.repository';
import { PartnerType, toPartner } from '../../partners/partner.type';
import { connectionType } from '../../platform/graphql/connection.type';
import type { ListShape } from '../../platform/graphql/filter-values';
import { enumType } from '../../platform/graphql/input-type';
import { enumFilter, listArgs } from '../../platform/graphql/list-args';
import { mapped } from '../../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../../platform/graphql/money.type';
import { NodeType } from '../../platform/graphql/node.type';
import { Allow } from '../../platform/graphql/policy';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { lineById } from '../../settlement/settlement.repository';
import { StatementLineType, toStatementLine } from '../../settlement/statement-line.type';
import { DISPUTE_LIST, type DisputeRow } from './dispute.repository';
import { DISPUTE_STATES } from './dispute.rules';

const DisputeStateEnum = enumType(
  'DisputeState',
  DISPUTE_STATES,
  {
    OPEN: 'Nobody has answered yet; the disputed part is held.',
    RESPONDED: 'The other side has answered and not decided yet; the disputed part is held.',
    RESOLVED_ACCEPTED: 'The disputed part was not due.',
    RESOLVED_PARTIAL: 'A part of the disputed part was not due.',
    RESOLVED_REJECTED: 'The line stands.',
    WITHDRAWN: 'The side that opened it no longer says so.',
  },
  'Where a dispute stands.',
);

const DisputeSideEnum = enumType(
  'DisputeSide',
  ['VENDOR', 'PARTNER'],
  { VENDOR: 'The vendor.', PARTNER: 'The partner that is paid.' },
  'One of the two sides of a dispute.',
);

@Allow(...ACTIONS['dispute:read'])
@ObjectType('Dispute', {
  simpleResolvers: true,
  implements: NodeType,
  description:
    'Somebody says that a part of a line is not due; exactly that part is held until the other side decides.',
})
export class DisputeType extends NodeType {
  readonly nodeType!: 'Dispute';

  @Field(() => StatementLineType, { nullable: true, description: 'The line; null only where you may not see it.' })
  readonly line!: unknown;

  @Field(() => PartnerType, {
    nullable: true,
    description: 'Who is paid; null only where you may not see the partner.',
  })
  readonly partner!: unknown;

  @Field(() => MoneyType, { description: 'The disputed part of the line.' })
  readonly amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What the decision took from the partner of it; zero until then.' })
  readonly reduction!: MoneyType;

  @Field(() => String, { description: 'Why it was opened.' })
  readonly reason!: string;

  @Field(() => DisputeSideEnum as never, { description: 'Who opened it: the other side decides.' })
  readonly openedBy!: string;

  @Field(() => ID, { nullable: true, description: 'The person who opened it; null for a machine.' })
  readonly openedById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly openedAt!: string;

  @Field(() => DisputeStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => String, { nullable: true, description: 'What the other side answered; null until then.' })
  readonly response!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it answered; null until then.' })
  readonly respondedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided as it was; null until then.' })
  readonly resolution!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided or withdrawn; null until then.' })
  readonly resolvedAt!: string | null;
}

export const DisputeConnection = connectionType('Dispute', () => DisputeType);

export const DISPUTE_SHAPE: ListShape = {
  spec: DISPUTE_LIST,
  filters: {
    partnerId: { id: 'partner' },
    lineId: { id: 'statementLine' },
    state: enumFilter('DisputeState', DISPUTE_STATES, DisputeStateEnum),
  },
};
export const DisputeListArgs = listArgs('Dispute', DISPUTE_SHAPE);

export const toDispute = (row: DisputeRow): DisputeType => ({
  nodeType: 'Dispute',
  id: publicId('dispute', row.id),
  line: (_: unknown, { request }: Context) => mapped(request.load(lineById, row.lineId), toStatementLine),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  amount: moneyShape(row.amount, row.currency),
  reduction: moneyShape(row.reduction, row.currency),
  reason: row.reason,
  openedBy: row.openedBy,
  openedById: row.openedByPerson === null ? null : publicId('person', row.openedByPerson),
  openedAt: row.openedAt,
  state: row.state,
  response: row.response,
  respondedAt: row.respondedAt,
  resolution: row.resolution,
  resolvedAt: row.resolvedAt,
});

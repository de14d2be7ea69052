import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { STATEMENT_LIST, type StatementRow, sumsOfStatement } from './statement.repository';
import { STATEMENT_STATES } from './statement.rules';

const StatementStateEnum = enumType(
  'StatementState',
  STATEMENT_STATES,
  {
    DRAFT: 'Gathers what is posted under its label.',
    IN_REVIEW: 'Submitted, and looked at by somebody else.',
    LOCKED: 'Approved: what it says is payable and never changes.',
    PAID: 'Paid in full.',
  },
  'Where a statement stands.',
);

@Allow(...ACTIONS['statement:read'])
@ObjectType('Statement', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'The account of one partner for one period label in one currency, over all agreements that pay it.',
})
export class StatementType extends NodeType {
  readonly nodeType!: 'Statement';
  readonly row!: StatementRow;

  @Field(() => PartnerType, {
    nullable: true,
    description: 'Who is paid; null only where you may not see the partner.',
  })
  readonly partner!: unknown;

  @Field(() => String, { description: 'Label of the period under which its lines were posted, such as `2026-03`.' })
  readonly period!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of all its lines.' })
  readonly currency!: string;

  @Field(() => StatementStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => MoneyType, { description: 'The sum of its lines.' })
  readonly total!: unknown;

  @Field(() => MoneyType, { description: 'The part of the total that is held back.' })
  readonly held!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was drafted.' })
  readonly createdAt!: string;
}

export const StatementConnection = connectionType('Statement', () => StatementType);

export const STATEMENT_SHAPE: ListShape = {
  spec: STATEMENT_LIST,
  filters: {
    partnerId: { id: 'partner' },
    currency: 'TEXT',
    period: 'TEXT',
    state: enumFilter('StatementState', STATEMENT_STATES, StatementStateEnum),
  },
};
export const StatementListArgs = listArgs('Statement', STATEMENT_SHAPE);

export const toStatement = (row: StatementRow): StatementType => ({
  nodeType: 'Statement',
  row,
  id: publicId('statement', row.id),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  period: row.label,
  currency: row.currency,
  state: row.state,
  total: async (_: unknown, { request }: Context) =>
    moneyShape((await request.load(sumsOfStatement, row.id))?.total ?? 0n, row.currency),
  held: async (_: unknown, { request }: Context) =>
    moneyShape((await request.load(sumsOfStatement, row.id))?.held ?? 0n, row.currency),
  createdAt: row.createdAt,
});

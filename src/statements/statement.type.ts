import { Field, ID, ObjectType } from 'type-graphql';
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
import { figuresOfStatement, MOVEMENT_LIST, STATEMENT_LIST, type StatementRow } from './statement.repository';
import { STATEMENT_STATES, type StatementFigures } from './statement.rules';

const StatementStateEnum = enumType(
  'StatementState',
  STATEMENT_STATES,
  {
    DRAFT: 'Gathers what is posted under its label.',
    IN_REVIEW: 'Submitted; a second person approves it, then it is locked.',
    LOCKED: 'Booked: what it says is payable, and only recovery, a dispute or its payment moves it.',
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

  @Field(() => MoneyType, {
    description:
      'What was earned under its label: the sum of its lines, and of what else was booked there. total + broughtForward + owed = held + disputed + carriedForward + recovered + payable.',
  })
  readonly total!: unknown;

  @Field(() => MoneyType, {
    description: 'What had accrued before and no earlier statement locked; negative where later revisions took more.',
  })
  readonly broughtForward!: unknown;

  @Field(() => MoneyType, { description: 'What the partner came to owe under its label.' })
  readonly owed!: unknown;

  @Field(() => MoneyType, { description: 'What was held back under its label, less what was released.' })
  readonly held!: unknown;

  @Field(() => MoneyType, { description: 'What is disputed and waits for a decision.' })
  readonly disputed!: unknown;

  @Field(() => MoneyType, {
    description: 'What stays accrued: everything until the lock, afterwards what it left behind.',
  })
  readonly carriedForward!: unknown;

  @Field(() => MoneyType, { description: 'What the lock took of the payable for what the partner owed.' })
  readonly recovered!: unknown;

  @Field(() => MoneyType, { description: 'What is to be paid, whether a payout is under way or done.' })
  readonly payable!: unknown;

  @Field(() => MoneyType, { description: 'The part of `payable` that has been paid.' })
  readonly paid!: unknown;

  @Field(() => ID, { nullable: true, description: 'Who submitted it; null for a draft, and for a machine.' })
  readonly submittedById!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was submitted, always later than it was submitted before; null for a draft.',
  })
  readonly submittedAt!: string | null;

  @Field(() => ID, { nullable: true, description: 'The second person; null until it is approved.' })
  readonly approvedById!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved; null until then.' })
  readonly approvedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was locked; null until then.' })
  readonly lockedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last of it was paid; null until then.' })
  readonly paidAt!: string | null;

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
export const MOVEMENT_SHAPE: ListShape = { spec: MOVEMENT_LIST, filters: { reasonKind: 'TEXT' } };
export const StatementMovementListArgs = listArgs('StatementMovement', MOVEMENT_SHAPE);
export const StatementListArgs = listArgs('Statement', STATEMENT_SHAPE);

function figuresShown({ id, currency }: StatementRow) {
  const figure =
    (name: keyof StatementFigures) =>
    async (_: unknown, { request }: Context) =>
      moneyShape((await request.load(figuresOfStatement, id))?.[name] ?? 0n, currency);
  return {
    total: figure('total'),
    broughtForward: figure('broughtForward'),
    owed: figure('owed'),
    held: figure('held'),
    disputed: figure('disputed'),
    carriedForward: figure('carriedForward'),
    recovered: figure('recovered'),
    payable: figure('payable'),
    paid: figure('paid'),
  };
}

const personOf = (id: string | null): string | null => (id === null ? null : publicId('person', id));

export const toStatement = (row: StatementRow): StatementType => ({
  nodeType: 'Statement',
  row,
  id: publicId('statement', row.id),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  period: row.label,
  currency: row.currency,
  state: row.state,
  ...figuresShown(row),
  submittedById: personOf(row.submittedBy),
  submittedAt: row.submittedAt,
  approvedById: personOf(row.approvedBy),
  approvedAt: row.approvedAt,
  lockedAt: row.lockedAt,
  paidAt: row.paidAt,
  createdAt: row.createdAt,
});

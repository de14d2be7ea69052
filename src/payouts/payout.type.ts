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
import { Allow, AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { PAYOUT_LIST, type PartRow, type PayoutRow } from './payout.repository';
import { PAYOUT_STATES } from './payout.rules';

const PayoutStateEnum = enumType(
  'PayoutState',
  PAYOUT_STATES,
  {
    PENDING: 'Gathered; its batch waits for the approval of a second person, and nothing is booked yet.',
    PROCESSING: 'Approved and under way.',
    COMPLETED: 'It has arrived.',
    FAILED: 'It has not arrived: what it was to pay is payable again.',
    CANCELED: 'It was never under way.',
  },
  'Where a payout stands.',
);

@AllowReached()
@ObjectType('PayoutPart', {
  simpleResolvers: true,
  description: 'What a payout pays of one agreement and one statement; the parts of a payout are its amount.',
})
export class PayoutPartType {
  @Field(() => ID, { description: 'The agreement.' })
  readonly agreementId!: string;

  @Field(() => String, { description: 'Label of the statement that made it payable.' })
  readonly period!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  readonly amount!: MoneyType;
}

@Allow(...ACTIONS['payout:read'])
@ObjectType('Payout', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What one batch pays to one partner in one currency.',
})
export class PayoutType extends NodeType {
  readonly nodeType!: 'Payout';
  readonly row!: PayoutRow;

  @Field(() => ID, { description: 'The batch.' })
  readonly batchId!: string;

  @Field(() => PartnerType, {
    nullable: true,
    description: 'Who is paid; null only where you may not see the partner.',
  })
  readonly partner!: unknown;

  @Field(() => MoneyType, { description: 'How much; it never changes.' })
  readonly amount!: MoneyType;

  @Field(() => PayoutStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => String, { nullable: true, description: 'Why it failed or was canceled; null otherwise.' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: 'What the bank calls the payment; null where nobody said.' })
  readonly reference!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was gathered.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived, failed or was canceled; null before.' })
  readonly settledAt!: string | null;
}

export const PayoutConnection = connectionType('Payout', () => PayoutType);

export const PAYOUT_SHAPE: ListShape = {
  spec: PAYOUT_LIST,
  filters: {
    batchId: { id: 'payoutBatch' },
    partnerId: { id: 'partner' },
    state: enumFilter('PayoutState', PAYOUT_STATES, PayoutStateEnum),
  },
};
export const PayoutListArgs = listArgs('Payout', PAYOUT_SHAPE);

export const toPayout = (row: PayoutRow): PayoutType => ({
  nodeType: 'Payout',
  row,
  id: publicId('payout', row.id),
  batchId: publicId('payoutBatch', row.batchId),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  amount: moneyShape(row.amount, row.currency),
  state: row.state,
  reason: row.reason,
  reference: row.reference,
  createdAt: row.createdAt,
  settledAt: row.settledAt,
});

export const toPayoutPart = ({ agreementId, periodLabel, amount }: PartRow, currency: string): PayoutPartType => ({
  agreementId: publicId('agreement', agreementId),
  period: periodLabel,
  amount: moneyShape(amount, currency),
});

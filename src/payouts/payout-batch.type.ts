import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { MoneyType } from '../platform/graphql/money.type';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { BATCH_LIST, type BatchRow } from './payout.repository';
import { BATCH_STATES } from './payout.rules';

const PayoutBatchStateEnum = enumType(
  'PayoutBatchState',
  BATCH_STATES,
  {
    PENDING: 'Waits for the approval of a second person; nothing is booked yet.',
    PROCESSING: 'Approved: its payouts are under way.',
    COMPLETED: 'Every payout of it has arrived, failed or was canceled.',
    CANCELED: 'Turned down, or nothing of it was payable any more.',
  },
  'Where a batch of payouts stands.',
);

@Allow(...ACTIONS['payoutBatch:read'])
@ObjectType('PayoutExport', {
  simpleResolvers: true,
  description:
    'A batch as a file: its rows, and what they sum up to. The total is what the ledger booked for the batch.',
})
export class PayoutExportType {
  @Field(() => String, {
    nullable: true,
    description:
      'CSV with a header, one row per payout that was not canceled; no text of it begins a formula. Null until a second person has approved the batch: nothing of it may be paid before.',
  })
  readonly csv!: string | null;

  @Field(() => Int, { description: 'How many payouts.' })
  readonly count!: number;

  @Field(() => MoneyType, { description: 'Their sum.' })
  readonly total!: MoneyType;
}

@Allow(...ACTIONS['payoutBatch:read'])
@ObjectType('PayoutBatch', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What finance pays at once in one currency: gathered by one person, approved by another.',
})
export class PayoutBatchType extends NodeType {
  readonly nodeType!: 'PayoutBatch';
  readonly row!: BatchRow;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of all its payouts.' })
  readonly currency!: string;

  @Field(() => PayoutBatchStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => ID, { nullable: true, description: 'Who gathered it; null for a machine.' })
  readonly createdById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was gathered.' })
  readonly createdAt!: string;

  @Field(() => ID, { nullable: true, description: 'The second person; null until it is approved.' })
  readonly approvedById!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved; null until then.' })
  readonly approvedAt!: string | null;
}

export const PayoutBatchConnection = connectionType('PayoutBatch', () => PayoutBatchType);

export const BATCH_SHAPE: ListShape = {
  spec: BATCH_LIST,
  filters: { currency: 'TEXT', state: enumFilter('PayoutBatchState', BATCH_STATES, PayoutBatchStateEnum) },
};
export const PayoutBatchListArgs = listArgs('PayoutBatch', BATCH_SHAPE);

export const toPayoutBatch = (row: BatchRow): PayoutBatchType => ({
  nodeType: 'PayoutBatch',
  row,
  id: publicId('payoutBatch', row.id),
  currency: row.currency,
  state: row.state,
  createdById: personOf(row.createdBy),
  createdAt: row.createdAt,
  approvedById: personOf(row.approvedBy),
  approvedAt: row.approvedAt,
});

const personOf = (id: string | null): string | null => (id === null ? null : publicId('person', id));

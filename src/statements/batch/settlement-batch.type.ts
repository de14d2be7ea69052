import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import type { Context } from '../../access/request';
import { agreementById } from '../../agreements/agreement.repository';
import { AgreementType, toAgreement } from '../../agreements/agreement.type';
import { publicId } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection.type';
import type { ListShape } from '../../platform/graphql/filter-values';
import { listArgs } from '../../platform/graphql/list-args';
import { mapped } from '../../platform/graphql/mapped';
import { NodeType } from '../../platform/graphql/node.type';
import { Allow } from '../../platform/graphql/policy';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { type BatchRow, type RefusalRow, SETTLEMENT_BATCH_LIST } from './settlement-batch.repository';

@Allow(...ACTIONS['settlement:read'])
@ObjectType('SettlementBatchRefusal', {
  simpleResolvers: true,
  description: 'An agreement that a batch could not settle; the others went on without it.',
})
export class SettlementBatchRefusalType {
  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null only where you may not see it.' })
  readonly agreement!: unknown;

  @Field(() => String, {
    description:
      'Stable code to program against, as in `userErrors`; INTERNAL for an error that nobody expected, which the log names.',
  })
  readonly code!: string;

  @Field(() => String, { description: 'Why, in a sentence a person can act on.' })
  readonly message!: string;
}

@Allow(...ACTIONS['settlement:read'])
@ObjectType('SettlementBatch', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'The settlement, or closing, of one period label over all agreements that have such a period.',
})
export class SettlementBatchType extends NodeType {
  readonly nodeType!: 'SettlementBatch';
  readonly row!: BatchRow;

  @Field(() => String, { description: 'Label of the periods.' })
  readonly period!: string;

  @Field(() => Boolean, { description: 'Whether the periods are closed as well.' })
  readonly isClosing!: boolean;

  @Field(() => Int, { description: 'How many agreements it is about.' })
  readonly agreementCount!: number;

  @Field(() => Int, { description: 'How many of them are done, settled or refused.' })
  readonly doneCount!: number;

  @Field(() => Int, { description: 'How many of them were settled.' })
  readonly settledCount!: number;

  @Field(() => Int, { description: 'How many lines were posted; 0 where nothing had changed.' })
  readonly postedLineCount!: number;

  @Field(() => ID, { nullable: true, description: 'Who started it; null for a machine.' })
  readonly createdById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was started.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last part was done; null until then.' })
  readonly doneAt!: string | null;
}

export const SettlementBatchConnection = connectionType('SettlementBatch', () => SettlementBatchType);
export const SETTLEMENT_BATCH_SHAPE: ListShape = { spec: SETTLEMENT_BATCH_LIST, filters: { period: 'TEXT' } };
export const SettlementBatchListArgs = listArgs('SettlementBatch', SETTLEMENT_BATCH_SHAPE);

export const toSettlementBatch = (row: BatchRow): SettlementBatchType => ({
  nodeType: 'SettlementBatch',
  row,
  id: publicId('settlementBatch', row.id),
  period: row.label,
  isClosing: row.isClosing,
  agreementCount: row.agreementCount,
  doneCount: row.doneCount,
  settledCount: row.settledCount,
  postedLineCount: row.lineCount,
  createdById: row.createdBy === null ? null : publicId('person', row.createdBy),
  createdAt: row.createdAt,
  doneAt: row.doneAt,
});

export const toRefusal = ({ agreementId, code, message }: RefusalRow): SettlementBatchRefusalType => ({
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, agreementId), toAgreement),
  code,
  message,
});

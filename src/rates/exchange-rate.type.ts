import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { listArgs } from '../platform/graphql/list-args';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateScalar, DateTimeScalar, DecimalScalar } from '../platform/graphql/scalars';
import { EXCHANGE_RATE_LIST, type ExchangeRateRow } from './exchange-rate.repository';

@Allow(...ACTIONS['rate:read'])
@ObjectType('ExchangeRate', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'A rate of exchange as a source stated it for one day; never changed, a correction is another revision.',
})
export class ExchangeRateType extends NodeType {
  readonly nodeType!: 'ExchangeRate';

  @Field(() => String, { description: 'Whose rate it is, such as ECB.' })
  readonly source!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of which one unit is priced.' })
  readonly base!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency in which it is priced.' })
  readonly quote!: string;

  @Field(() => DecimalScalar, { description: 'What one unit of `base` is worth in `quote`.' })
  readonly rate!: string;

  @Field(() => DateScalar, { description: 'The day for which it was stated.' })
  readonly statedOn!: string;

  @Field(() => Int, { description: 'Number of the revision of this pair and day, from 1; the highest one holds.' })
  readonly revision!: number;

  @Field(() => ID, { nullable: true, description: 'The revision that it corrects; null for the first.' })
  readonly supersedesId!: string | null;

  @Field(() => String, { nullable: true, description: 'Where to look it up; null where nothing was told.' })
  readonly reference!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: string;
}

export const ExchangeRateConnection = connectionType('ExchangeRate', () => ExchangeRateType);

export const EXCHANGE_RATE_SHAPE: ListShape = {
  spec: EXCHANGE_RATE_LIST,
  filters: { source: 'TEXT', base: 'TEXT', quote: 'TEXT', statedOn: 'DATE' },
};
export const ExchangeRateListArgs = listArgs('ExchangeRate', EXCHANGE_RATE_SHAPE);

export const toExchangeRate = ({ id, supersedesId, ...rate }: ExchangeRateRow): ExchangeRateType => ({
  ...rate,
  nodeType: 'ExchangeRate',
  id: publicId('exchangeRate', id),
  supersedesId: supersedesId === null ? null : publicId('exchangeRate', supersedesId),
});

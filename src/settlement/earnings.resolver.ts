import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { IdArg, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { earningsKey, earningsOf } from './earnings.loader';
import { EarningsComponentType, EarningsType, toEarnings, toEarningsComponent } from './earnings.type';
import { estimatedComponents } from './estimate.rules';
import { firstOf } from './first-of';
import { PeriodArg } from './period-arg';

@Resolver(() => EarningsType)
export class EarningsResolver {
  @QueryFor('earnings:read', () => [EarningsType], {
    description:
      'What a partner has earned under one period label: one node per currency, none where there is nothing.',
  })
  async earnings(
    @Ctx() { request }: Context,
    @IdArg('partner', 'partnerId') partnerId: string,
    @PeriodArg() label: string,
  ) {
    const key = earningsKey(partnerId, label, request.house.clock.now());
    return ((await request.load(earningsOf, key)) ?? []).map(toEarnings);
  }

  @FieldResolver(() => [EarningsComponentType], {
    description:
      'What the recompute consists of, by agreement, period and component: the open period, then corrections.',
  })
  components(
    @Root() { row }: EarningsType,
    @Arg('first', () => Int, { description: 'How many components, 1 to 100.' }) first: number,
  ) {
    return firstOf(estimatedComponents(row.estimate.pays, row.currency), first).map(toEarningsComponent);
  }
}

import { Args, Ctx, Int, Resolver } from 'type-graphql';
import { InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import type { ExchangeRateRow } from './exchange-rate.repository';
import {
  EXCHANGE_RATE_SHAPE,
  ExchangeRateConnection,
  ExchangeRateListArgs,
  type ExchangeRateType,
  toExchangeRate,
} from './exchange-rate.type';
import { recordExchangeRates } from './record-exchange-rates.command';

const count = (description: string) => ({ type: () => Int, description });

const ExchangeRatesRecordPayload = payloadType(recordExchangeRates.name, {
  recordedCount: count('How many rates are new.'),
  correctedCount: count('How many correct one that was known.'),
  unchangedCount: count('How many were known as they are.'),
  lockedCount: count('How many results that were waiting for a rate are now locked.'),
});

@Resolver()
export class ExchangeRateResolver {
  @QueryFor('rate:read', () => ExchangeRateConnection, {
    description: 'The rates of exchange that were recorded, every revision of them.',
  })
  exchangeRates(@Ctx() { request }: Context, @Args(() => ExchangeRateListArgs) args: ListQuery) {
    return request.connection<ExchangeRateRow, ExchangeRateType>(EXCHANGE_RATE_SHAPE, args, toExchangeRate);
  }

  @MutationOf(recordExchangeRates, () => ExchangeRatesRecordPayload)
  exchangeRatesRecord(@Ctx() { request }: Context, @InputOf(recordExchangeRates) input: unknown) {
    return request.mutate(recordExchangeRates, input, (counts) => ({
      recordedCount: () => counts.recordedCount,
      correctedCount: () => counts.correctedCount,
      unchangedCount: () => counts.unchangedCount,
      lockedCount: () => counts.lockedCount,
    }));
  }
}

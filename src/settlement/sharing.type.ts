import { Field, ObjectType } from 'type-graphql';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { AllowReached } from '../platform/graphql/policy';
import { type StoredSharing, sharedGain } from './sharing.rules';

@AllowReached()
@ObjectType('GainSharing', {
  simpleResolvers: true,
  description:
    'How a component shares what a baseline leaves over an actual: gross = partner + client, to the minor unit. A loss is negative. Adjustments of the whole plan and overlays are no part of it.',
})
export class GainSharingType {
  @Field(() => String, { description: 'Key of the component.' })
  readonly component!: string;

  @Field(() => MoneyType, { description: 'The baseline less the actual.' })
  readonly gross!: MoneyType;

  @Field(() => MoneyType, { description: 'What the component pays of it, to all its payees together.' })
  readonly partner!: MoneyType;

  @Field(() => MoneyType, { description: 'What the client keeps of it.' })
  readonly client!: MoneyType;
}

export const toGainSharing = (stored: readonly StoredSharing[] | null): readonly GainSharingType[] =>
  (stored ?? []).map(sharedGain).map(({ component, currency, gross, partner, client }) => ({
    component,
    gross: moneyShape(gross, currency),
    partner: moneyShape(partner, currency),
    client: moneyShape(client, currency),
  }));

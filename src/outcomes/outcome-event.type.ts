import { Field, ID, Int, ObjectType } from 'type-graphql';
import { publicId } from '../kernel/id';
import { enumType } from '../platform/graphql/input-type';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import type { OutcomeEventRow } from './outcome-event.repository';
import { OUTCOME_STATES } from './outcome-event.rules';

const OutcomeEventTypeEnum = enumType(
  'OutcomeEventType',
  OUTCOME_STATES,
  {
    CLAIMED: 'Somebody, or a rule, said that it was achieved.',
    VERIFIED: 'An organisation confirmed it; under the policy DUAL two such events are needed.',
    REJECTED: 'It was turned down.',
    REOPENED: 'A verification was taken back to be looked at again.',
    REVERSED: 'It was voided; with the reason `superseded` by a correction.',
  },
  'What happened to an outcome.',
);

const OrganisationEnum = enumType(
  'Organisation',
  ['VENDOR', 'PARTNER', 'CUSTOMER', 'SOURCE'],
  {
    VENDOR: 'The vendor, or its machinery.',
    PARTNER: 'The partner that is paid.',
    CUSTOMER: 'The customer for whom it was achieved.',
    SOURCE: 'The source of record, by its measurement.',
  },
  'On whose behalf something was done.',
);

@AllowReached()
@ObjectType('OutcomeEvent', { simpleResolvers: true, description: 'One thing that happened to an outcome.' })
export class OutcomeEventObject {
  @Field(() => ID, { description: 'Id of the event.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Its place in the sequence, from 1 on.' })
  readonly sequence!: number;

  @Field(() => OutcomeEventTypeEnum as never, { description: 'What happened.' })
  readonly type!: string;

  @Field(() => OrganisationEnum as never, { description: 'On whose behalf.' })
  readonly organisation!: string;

  @Field(() => ID, { nullable: true, description: 'The person who did it; null for a machine.' })
  readonly personId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: string;

  @Field(() => String, { nullable: true, description: 'Why; null where no reason was asked for.' })
  readonly reason!: string | null;
}

export const toOutcomeEvent = ({ id, personId, ...event }: OutcomeEventRow): OutcomeEventObject => ({
  id: publicId('outcomeEvent', id),
  sequence: event.sequence,
  type: event.type,
  organisation: event.organisation,
  personId: personId === null ? null : publicId('person', personId),
  at: event.at,
  reason: event.reason,
});

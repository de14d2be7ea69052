import { Field, Int, ObjectType } from 'type-graphql';
import { AllowReached } from '../../platform/graphql/policy';
import { UserErrorCode } from '../../platform/graphql/user-error.type';

@AllowReached()
@ObjectType('RejectedMeasurement', {
  simpleResolvers: true,
  description: 'One measurement of a batch that was left out; nothing of it was written, and its key is free.',
})
export class RejectedMeasurementType {
  @Field(() => Int, { description: 'Its place in the batch, from 0 on.' })
  readonly index!: number;

  @Field(() => UserErrorCode as never, { description: 'Stable code to program against.' })
  readonly code!: string;

  @Field(() => [String], { description: 'Path of the field that is wrong, within the measurement.' })
  readonly field!: readonly string[];

  @Field(() => String, { description: 'One sentence that names the field and the reason.' })
  readonly message!: string;
}

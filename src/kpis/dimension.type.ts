import { Field, ObjectType } from 'type-graphql';
import { AllowReached } from '../platform/graphql/policy';

@AllowReached()
@ObjectType('Dimension', {
  simpleResolvers: true,
  description: 'One property by which quantities are told apart, such as a priority.',
})
export class DimensionType {
  @Field(() => String, { description: 'Name of the property.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value.' })
  readonly value!: string;
}

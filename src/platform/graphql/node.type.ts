import { Field, ID, InterfaceType } from 'type-graphql';
import { AllowReached } from './policy';

@AllowReached()
@InterfaceType('Node', {
  description: 'Anything with an id of its own; the prefix of the id tells its type.',
  resolveType: (value: { readonly nodeType: string }) => value.nodeType,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Typed id: a prefix and a UUIDv7, the same in the API, in files and in logs.' })
  readonly id!: string;
}

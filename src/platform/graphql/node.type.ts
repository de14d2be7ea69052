import { Field, ID, InterfaceType } from 'type-graphql';
import { AllowReached } from './policy';

@InterfaceType('Node', {
  description: 'Anything with an id of its own; the prefix of the id tells its type.',
  resolveType: (value: { readonly nodeType: string }) => value.nodeType,
})
export abstract class NodeType {
  // On the field and not on the class: type-graphql lets the extensions of a parent class win over those of its children.
  @AllowReached()
  @Field(() => ID, { description: 'Typed id: a prefix and a UUIDv7, the same in the API, in files and in logs.' })
  readonly id!: string;
}

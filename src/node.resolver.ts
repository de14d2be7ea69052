import { Arg, Ctx, ID, Resolver } from 'type-graphql';
import { QueryFor } from './access/graphql';
import type { Context } from './access/request';
import { readNode } from './node-kinds';
import { NodeType } from './platform/graphql/node.type';
import { NODES_MAX, nodeId, nodeIds } from './platform/graphql/node-id';

@Resolver()
export class NodeResolver {
  @QueryFor('node:read', () => NodeType, {
    nullable: true,
    description: 'Anything by its id; null where there is none you may see.',
  })
  node(@Ctx() { request }: Context, @Arg('id', () => ID, { description: 'Id of any kind.' }) id: string) {
    return readNode(request, nodeId(id, 'id'));
  }

  @QueryFor('node:read', () => [NodeType], {
    nullable: 'items',
    description: 'Several things by their ids, in the order of the ids; null in the place of each you may not see.',
  })
  nodes(
    @Ctx() { request }: Context,
    @Arg('ids', () => [ID], { description: `Ids of any kinds, at most ${NODES_MAX}.` }) ids: string[],
  ) {
    return nodeIds(ids, 'ids').map((id) => readNode(request, id));
  }
}

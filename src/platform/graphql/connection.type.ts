import { Field, Int, ObjectType } from 'type-graphql';
import type { Page } from '../list-spec';
import { AllowReached } from './policy';
import { CursorScalar } from './scalars';

@AllowReached()
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  readonly endCursor!: string | null;
}

/** What a connection resolves to; `totalCount` is counted only when it is selected. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: () => Promise<number>;
}

type NodeClass = abstract new () => object;

/** Makes the edge and connection types of a node type, named after it. */
export function connectionType(name: string, node: () => NodeClass): new () => object {
  const edge = { [`${name}Edge`]: class {} }[`${name}Edge`] ?? class {};
  const connection = { [`${name}Connection`]: class {} }[`${name}Connection`] ?? class {};
  field(edge, 'cursor', () => CursorScalar, 'Position of this item, for `after` and `before`.');
  field(edge, 'node', node, 'The item itself.');
  field(connection, 'edges', () => [edge], 'The items of the page with their cursors.');
  field(connection, 'nodes', () => [node()], 'The items of the page without their cursors.');
  field(connection, 'pageInfo', () => PageInfoType, 'Where the page stands in the list.');
  field(
    connection,
    'totalCount',
    () => Int,
    'How many items the whole list has under this filter; costs a count of its own.',
  );
  for (const [made, suffix, description] of [
    [edge, 'Edge', `One ${name} in a list.`],
    [connection, 'Connection', `A page of a list of ${name}.`],
  ] as const) {
    ObjectType(`${name}${suffix}`, { simpleResolvers: true, description })(made);
    AllowReached()(made);
  }
  return connection;
}

function field(target: new () => object, property: string, type: () => unknown, description: string): void {
  Field(type as never, { description })(target.prototype, property);
}

/** Turns a page of rows into a connection of nodes. */
export function toConnection<Item, Node>(page: Page<Item>, toNode: (item: Item) => Node): Connection<Node> {
  const edges = page.items.map(({ item, cursor }) => ({ cursor, node: toNode(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.total,
  };
}

import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

export const MAX_TOKENS = 2_000;
const MAX_DEPTH = 12;
const MAX_ALIASES = 30;
const MAX_DIRECTIVES = 20;
export const MAX_COST = 2_000;

/** The limits of a document's shape, checked before anything runs, on HTTP and on the WebSocket alike. */
export const limitRules: readonly ValidationRule[] = [depthLimit, countLimit];

function depthLimit(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const depth = depthOf(context, operation.selectionSet, new Map());
      if (depth > MAX_DEPTH)
        context.reportError(limit(`the query is ${depth} levels deep, at most ${MAX_DEPTH} are allowed`));
    },
  };
}

function depthOf(context: ValidationContext, set: SelectionSetNode | undefined, known: Map<string, number>): number {
  let deepest = 0;
  for (const selection of set?.selections ?? []) {
    let depth = 0;
    // Introspection goes deep by nature; graphql-js bounds it by a rule of its own.
    if (selection.kind === Kind.FIELD && selection.name.value.startsWith('__')) depth = 1;
    else if (selection.kind === Kind.FIELD) depth = 1 + depthOf(context, selection.selectionSet, known);
    else if (selection.kind === Kind.INLINE_FRAGMENT) depth = depthOf(context, selection.selectionSet, known);
    else {
      const name = selection.name.value;
      const remembered = known.get(name);
      if (remembered === undefined) {
        known.set(name, 0);
        depth = depthOf(context, context.getFragment(name)?.selectionSet, known);
        known.set(name, depth);
      } else depth = remembered;
    }
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function countLimit(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
    Field(node) {
      if (node.alias !== undefined) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
    Document: {
      leave() {
        if (aliases > MAX_ALIASES) context.reportError(limit(`${aliases} aliases, at most ${MAX_ALIASES} are allowed`));
        if (directives > MAX_DIRECTIVES)
          context.reportError(limit(`${directives} directives, at most ${MAX_DIRECTIVES} are allowed`));
      },
    },
  };
}

const limit = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } } });

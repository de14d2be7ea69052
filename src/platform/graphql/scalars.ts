import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const text = (name: string, description: string, specifiedByURL?: string): GraphQLScalarType<string, string> =>
  new GraphQLScalarType({
    name,
    description,
    ...(specifiedByURL === undefined ? {} : { specifiedByURL }),
    serialize: (value) => (typeof value === 'bigint' ? value.toString() : asText(name, value)),
    parseValue: (value) => asText(name, value),
    parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : refuse(name)),
  });

/** Exact numbers and times travel as strings; what a string must look like is checked where it is read, field by field. */
export const DecimalScalar = text(
  'Decimal',
  'An exact decimal number as a string, without exponent; never a binary float.',
);
export const BigIntScalar = text('BigInt', 'A whole number of any size, as a string.');
export const CurrencyCodeScalar = text(
  'CurrencyCode',
  'A currency by its ISO 4217 code, such as `EUR`.',
  'https://www.iso.org/iso-4217-currency-codes.html',
);
export const DateScalar = text(
  'Date',
  'A day of the calendar as `YYYY-MM-DD`, in the time zone that its field names.',
  'https://scalars.graphql.org/andimarek/local-date',
);
export const DateTimeScalar = text(
  'DateTime',
  'An instant in UTC as ISO 8601, such as `2026-03-01T12:00:00.000Z`.',
  'https://scalars.graphql.org/andimarek/date-time',
);
export const CursorScalar = text(
  'Cursor',
  'An opaque position in a list or in a live stream; only ever sent back to where it came from.',
);

export const scalars = {
  Decimal: DecimalScalar,
  BigInt: BigIntScalar,
  CurrencyCode: CurrencyCodeScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Cursor: CursorScalar,
} as const;

function asText(name: string, value: unknown): string {
  return typeof value === 'string' ? value : refuse(name);
}

function refuse(name: string): never {
  throw new GraphQLError(`${name} takes a string: exact values never travel as JSON numbers`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

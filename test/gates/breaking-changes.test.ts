import { buildSchema } from 'graphql';
import { breakingChanges } from '../../scripts/breaking-changes';

const TODAY = '2026-11-21';

it.each([
  ['a removed field', 'type Query { a: Int b: Int }', 'type Query { a: Int }', /'b'.* was removed/],
  ['a field of another type', 'type Query { a: Int }', 'type Query { a: String }', /changed type/],
  ['a field that may now be null', 'type Query { a: Int! }', 'type Query { a: Int }', /changed type/],
  ['a removed enum value', 'type Query { a: E } enum E { A B }', 'type Query { a: E } enum E { A }', /'B' was removed/],
  ['a new required argument', 'type Query { a: Int }', 'type Query { a(b: Int!): Int }', /required|added/i],
  [
    'a default lost by a required argument',
    'type Query { a(b: Int! = 1): Int }',
    'type Query { a(b: Int!): Int }',
    /'1' to 'undefined'/,
  ],
  [
    'a default lost by a required input field',
    'type Query { a(b: I): Int } input I { x: Int! = 1 }',
    'type Query { a(b: I): Int } input I { x: Int! }',
    /'1' to 'undefined'/,
  ],
  [
    'a field removed before its day',
    'type Query { a: Int b: Int @deprecated(reason: "Use a; removed on 2026-11-22.") }',
    'type Query { a: Int }',
    /'b'.* was removed/,
  ],
])('sees %s', async (_, before, after, message) => {
  expect(await breakingChanges(buildSchema(before), buildSchema(after), TODAY)).toEqual([
    expect.stringMatching(message),
  ]);
});

it.each([
  ['a new field', 'type Query { a: Int }', 'type Query { a: Int b: Int }'],
  ['a default lost by an optional argument', 'type Query { a(b: Int = 1): Int }', 'type Query { a(b: Int): Int }'],
  [
    'a field removed on its day',
    'type Query { a: Int b: Int @deprecated(reason: "Use a; removed on 2026-11-21.") }',
    'type Query { a: Int }',
  ],
])('lets %s pass', async (_, before, after) => {
  expect(await breakingChanges(buildSchema(before), buildSchema(after), TODAY)).toEqual([]);
});

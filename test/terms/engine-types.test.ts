import type { z } from 'zod';
import type { Kind, PaymentTerms } from '../../src/engine/payment';
import type { Compiled } from '../../src/terms/compile';
import { KINDS, type paymentKindSchema } from '../../src/terms/component-schema';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends object ? { [K in keyof T]: T[K] } : T;
type Shape = (typeof paymentKindSchema)['shape'];
type Schemas = { readonly [K in Kind]: Flat<Exclude<Compiled<Exclude<z.output<Shape[K]>, undefined>>, null>> };
type Terms = { readonly [K in Kind]: Flat<PaymentTerms[K]> };

/** Does not compile when a schema and the engine's type of the same kind part ways. */
const same: { readonly [K in Kind]: Same<Schemas[K], Terms[K]> } = {
  fixedFee: true,
  rate: true,
  tieredRate: true,
  percentage: true,
  curve: true,
  bonus: true,
  penalty: true,
  serviceCredit: true,
  sharedSavings: true,
  capitation: true,
  bundle: true,
  milestone: true,
  sustained: true,
  commitment: true,
  guarantee: true,
  allocation: true,
};

test('each payment kind has one schema, and its type is the engine type', () => {
  expect(Object.keys(same)).toEqual(KINDS);
});

import { z } from 'zod';
import { Rational } from '../kernel/rational';
import { aboveZero, key, measure, part } from './fields';

export const attributionSchema = z
  .strictObject({
    model: z.enum(['FIRST', 'LAST', 'LINEAR', 'POSITION', 'TIME_DECAY']).meta({
      description:
        'Who gets the credit for a result. FIRST: the first touch. LAST: the last touch. LINEAR: all touches alike. ' +
        'POSITION: first and last their parts, those between share the rest alike. TIME_DECAY: each touch a fraction of ' +
        'the next later one.',
    }),
    touchMeasure: measure('One fact per touch; its subject is the result, and its instant orders the touches'),
    payeeBy: key('The dimension of the touch that names the payee.').default('payee'),
    first: part('POSITION: the part of the first touch. Default 0.4.').prefault('0.4'),
    last: part('POSITION: the part of the last touch. Default 0.4.').prefault('0.4'),
    decay: aboveZero('TIME_DECAY: what a touch counts of the next later one. Default 0.5.').prefault('0.5'),
  })
  .refine(({ first, last }) => !isAboveOne(first, last), {
    path: ['first'],
    message: 'first and last together are more than the whole',
  })
  .meta({
    title: 'Attribution',
    description: 'Credit by touches, instead of a fixed split. Credits sum to exactly 1.',
  });

function isAboveOne(first: string, last: string): boolean {
  const [a, b] = [Rational.parse(first), Rational.parse(last)];
  return a !== null && b !== null && a.plus(b).compare(Rational.ONE) > 0;
}

import { z } from 'zod';
import { key, part } from './fields';
import { sumsToOne, uniqueBy } from './refinements';

export const shareSchema = z
  .strictObject({ payee: key('Who is paid this part.'), share: part('The part.') })
  .meta({ title: 'PayeeShare', description: 'The part that one payee gets.' });

/** Shares that sum to exactly 1. */
export const sharesOfWhole = (description: string) =>
  z
    .array(shareSchema)
    .max(50)
    .default([])
    .superRefine(uniqueBy('payee'))
    .superRefine(sumsToOne('share'))
    .meta({ description });

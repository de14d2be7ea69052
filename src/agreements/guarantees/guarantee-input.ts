import { z } from 'zod';
import { GUARANTEE_KINDS } from './guarantee.rules';

/** What kind of promise it is, as inputs and answers show it. */
export const guaranteeKind = z.enum(GUARANTEE_KINDS).meta({
  name: 'GuaranteeKind',
  about: 'What a third party has promised.',
  values: {
    BOND: 'It pays what is called, up to the amount.',
    CERTIFICATE: 'It says what is covered, such as the certificate of an insurer; nothing is called of it.',
  },
});

import { nameId } from '../kernel/name-id';

const NAMESPACE = '5b0f8a3e-8a5c-5d0e-9c1d-2f6f0d1f7a11';

/** The id of the vendor of an external reference: derived, so that no two vendors can ever share a reference. */
export const vendorIdOf = (externalReference: string): string => nameId(externalReference, NAMESPACE);

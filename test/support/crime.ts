import type { Client } from 'pg';
import { type Sealing, sealVendor } from '../../src/ledger/seals/seal-vendor';
import { Books } from './posting-books';
import type { Crime } from './tamperings';

/** Two vendors with three seals over four postings each, for one act of tampering. */
export async function sceneOf(admin: Client, sealing: Sealing): Promise<Crime> {
  const [books, rival] = [await Books.open(sealing.database), await Books.open(sealing.database)];
  const [postings, rivalPostings] = [await threeSeals(books, sealing), await threeSeals(rival, sealing)];
  return { admin, books, rival, postings, rivalPostings, signer: sealing.signer };
}

async function threeSeals(books: Books, sealing: Sealing): Promise<readonly string[]> {
  const booked: string[] = [];
  for (let seal = 0; seal < 3; seal += 1) {
    booked.push(...(await books.book(4)));
    await books.numbered();
    await sealVendor(sealing, books.vendorId);
  }
  return booked;
}

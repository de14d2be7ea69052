import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { authorityOf, systemHat } from '../../access/hat.rules';
import type { Database } from '../../platform/database';
import { vendorById } from '../../vendors/vendor.repository';
import { readEntry, sealText } from '../seals/canonical.rules';
import { DatabaseImage } from './database-image';
import { EXPORT_FORM, type ExportLine } from './export-form.rules';
import type { LedgerImage } from './image';

/** Lines that are written at once. */
const CHUNK = 500;

/**
 * Writes a vendor's whole ledger as it stands at one moment into a file that can be verified without a database; returns its
 * lines, null where there is no such vendor.
 */
export async function exportLedger(database: Database, vendorId: string, file: string): Promise<number | null> {
  const scope = database.reading(authorityOf(systemHat(vendorId)), 600_000);
  try {
    const vendor = (await vendorById.batch(scope, [vendorId])).get(vendorId);
    if (vendor === undefined) return null;
    const counter = { lines: 0 };
    const chunks = chunksOf(new DatabaseImage(scope, vendorId, vendor.externalReference), counter);
    await pipeline(Readable.from(chunks), createWriteStream(file));
    return counter.lines;
  } finally {
    await scope.close();
  }
}

async function* chunksOf(image: LedgerImage, counter: { lines: number }): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of linesOf(image)) {
    chunk += `${JSON.stringify(line)}\n`;
    counter.lines += 1;
    if (counter.lines % CHUNK > 0) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}${JSON.stringify({ end: counter.lines } satisfies ExportLine)}\n`;
  counter.lines += 1;
}

async function* linesOf(image: LedgerImage): AsyncGenerator<ExportLine> {
  yield { ledger: EXPORT_FORM, vendor: image.vendorId, reference: image.reference };
  for await (const { id, kind, currency, partnerId, agreementId } of image.accounts())
    yield { account: [id, kind, currency, partnerId, agreementId] };
  for await (const { postingId, line, isAnnounced, text } of image.loose())
    yield { loose: [postingId, line, isAnnounced, text] };
  for await (const { postingId, seq } of image.lost()) yield { lost: [postingId, seq === null ? null : `${seq}`] };
  for await (const { number, seal, postings } of image.seals()) {
    yield { seal: [`${number}`, seal === null ? null : sealText(seal), seal?.hash ?? null, seal?.signature ?? null] };
    for (const { entry, transfers } of postings) {
      const { seq, postingId, leaves } = readEntry(entry);
      yield {
        posting: [seq, postingId, leaves],
        transfers: transfers.map(({ line, text }) => [line, text] as const),
      };
    }
  }
  for await (const { id, net } of image.nets()) yield { net: [id, net] };
}

/** No connection could be had: 53300 is what PostgreSQL itself says of it, our pool says it in words. */
const NO_CONNECTION = /timeout exceeded when trying to connect/;
const LOST = /Connection terminated|is not queryable/;
const LOST_CODES = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/;

/** The SQLSTATE of a driver error, 08006 for every way to lose a connection; the empty string for any other failure. */
export function sqlState(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return LOST_CODES.test(code) ? '08006' : code;
  if (NO_CONNECTION.test(error.message)) return '53300';
  return LOST.test(error.message) ? '08006' : '';
}

/** Whether a COMMIT that failed this way was certainly not performed: the server itself refused it and lives on. */
export const isRefusal = (error: unknown): boolean => /^(?!08|57P)[0-9A-Z]{5}$/.test(sqlState(error));

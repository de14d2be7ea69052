import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

/** Names every key, constraint and index after its table and columns, so that a migration reads like the schema it makes. */
export class ReadableNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined, embedded: string[]): string {
    return snake([...embedded, custom ?? property].join('_'));
  }

  override primaryKeyName(table: Table | string): string {
    return bounded(`pk_${plain(this.getTableName(table))}`);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return bounded(`fk_${plain(this.getTableName(table))}_${named(columns)}`);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return bounded(`uq_${plain(this.getTableName(table))}_${named(columns)}`);
  }

  override indexName(table: Table | string, columns: string[]): string {
    return bounded(`ix_${plain(this.getTableName(table))}_${named(columns)}`);
  }
}

const snake = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const plain = (table: string): string => table.replace(/^.*\./, '');
const named = (columns: readonly string[]): string =>
  columns.filter((column) => column !== 'vendor_id').join('_') || 'vendor';
/** PostgreSQL cuts identifiers at 63 bytes; cutting them here keeps entity and database in agreement. */
const bounded = (name: string): string => name.slice(0, 63);

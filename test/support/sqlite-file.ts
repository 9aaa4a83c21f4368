import { loadSqlite } from '../../src/exchange/containers/sqlite.ts'

/** A SQLite database as a file's bytes, made by statements of SQL. */
export async function sqliteFile(statements: readonly string[]): Promise<Uint8Array> {
  const sqlite = await loadSqlite()
  const database = new sqlite.Database()
  try {
    for (const statement of statements) database.run(statement)
    return database.export()
  } finally {
    database.close()
  }
}

/** A value as SQL writes it. */
export const sql = (value: string | number | null): string =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`

import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Database, SqlJsStatic } from 'sql.js'
import { SQLITE } from '../../built-files.ts'

const HEADER = 'SQLite format 3\0'
/**
 * Takes indexes, views and triggers out of the copy in memory, and the collation that only Anki has out of its tables:
 * with these SQLite would refuse to read some of them.
 */
const BARE_SCHEMA = `
  PRAGMA writable_schema = ON;
  DELETE FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL;
  UPDATE sqlite_master SET sql = replace(sql, 'COLLATE unicase', '') WHERE type = 'table';
  PRAGMA writable_schema = RESET;
`
const MOST_ROWS = 5_000_000

export type Row = Readonly<Record<string, number | string | Uint8Array | null>>

/** A SQLite database in memory, read table by table. */
export interface Tables {
  readonly names: ReadonlySet<string>
  /** All rows of a table, these columns alone. Throws an Error for damaged pages, or when it has no such columns. */
  rows(table: string, columns: readonly string[]): readonly Row[]
  close(): void
}

let library: Promise<SqlJsStatic> | null = null

/** SQLite as WebAssembly: its files are in memory alone, and it can load no extension. */
export function loadSqlite(): Promise<SqlJsStatic> {
  library ??= startSqlite()
  return library
}

async function startSqlite(): Promise<SqlJsStatic> {
  const [{ default: start }, packed] = await Promise.all([import('sql.js'), readFile(SQLITE)])
  // Its own memory alone: a view into Node's pool would be taken for all of it.
  const wasmBinary = new Uint8Array(gunzipSync(packed)).buffer
  return start({ wasmBinary })
}

/**
 * Opens a database that may have been made to harm. Only ordinary tables are seen, so that no view, trigger or virtual
 * table of its schema ever runs. Rejects with an Error when it is none or is damaged.
 */
export async function openTables(bytes: Uint8Array): Promise<Tables> {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, HEADER.length)) !== HEADER) throw new Error('no SQLite')
  const sqlite = await loadSqlite()
  const database = new sqlite.Database(bytes)
  try {
    database.run('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;')
    database.run(BARE_SCHEMA)
    database.run('PRAGMA query_only = ON')
    const names = new Set(tableNames(database))
    return { names, rows: (table, columns) => rowsOf(database, names, table, columns), close: () => database.close() }
  } catch (error) {
    database.close()
    throw error
  }
}

function tableNames(database: Database): readonly string[] {
  const [found] = database.exec(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'create virtual%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  )
  return (found?.values ?? []).map(([name]) => String(name))
}

function rowsOf(
  database: Database,
  names: ReadonlySet<string>,
  table: string,
  columns: readonly string[],
): readonly Row[] {
  if (!names.has(table)) throw new Error(`no table ${table}`)
  const quoted = columns.map((name) => `[${name}]`).join(', ')
  const statement = database.prepare(`SELECT ${quoted} FROM [${table}]`)
  const rows: Row[] = []
  try {
    while (statement.step()) {
      if (rows.length >= MOST_ROWS) throw new Error(`too many rows in ${table}`)
      rows.push(statement.getAsObject() as Row)
    }
    return rows
  } finally {
    statement.free()
  }
}

/** The build of sql.js that carries its WebAssembly inside, so that it can be bundled. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  import type { InitSqlJsStatic } from 'sql.js'

  const initSqlJs: InitSqlJsStatic
  export default initSqlJs
}

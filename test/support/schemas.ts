import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'

const folder = join(import.meta.dirname, '../../docs/schema')
const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** The schemas of docs/schema by name, those of commands and `error`. */
export const schemaNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .filter((name) => name !== 'definitions')

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
// A CommonJS package whose types and whose module disagree.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void
addFormats(ajv)
ajv.addSchema(read('definitions'), 'definitions.json')
const compiled = new Map<string, ValidateFunction>()

/** What is wrong with JSON as a schema of docs/schema sees it; null when nothing is. */
export function schemaErrors(name: string, json: string): string | null {
  const validate = compiled.get(name) ?? ajv.compile(read(name))
  compiled.set(name, validate)
  return validate(JSON.parse(json)) ? null : ajv.errorsText(validate.errors, { separator: '\n' })
}

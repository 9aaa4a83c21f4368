import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.ts'
import type { CommandDefinition } from '../../src/program/definition.ts'
import { definitions } from '../../src/program/definitions.ts'
import { schemaErrors, schemaNames } from '../support/schemas.ts'
import { cases } from './cases.ts'

const withJson = Object.entries(definitions)
  .filter(([name, definition]) => {
    const say = en.help.commands[name as keyof typeof definitions]
    const command = (definition as CommandDefinition).declare(new Command(name), say as never, en.help.shared)
    return command.options.some(({ long }) => long === '--json')
  })
  .map(([name]) => name)

describe('docs/schema', () => {
  it('has a schema for each command with --json, and for nothing else', () =>
    expect([...schemaNames].sort()).toEqual([...withJson, 'error'].sort()))

  it('has a row in the acceptance table for each schema', () => {
    const covered = new Set(cases.map(({ schema }) => schema))
    expect(schemaNames.filter((name) => !covered.has(name))).toEqual([])
  })

  it('is held to by every row that prints JSON', () => {
    const unchecked = cases.filter(({ args, schema }) => args.includes('--json') && schema === undefined)
    expect(unchecked.map(({ name }) => name)).toEqual([])
  })

  it('refuses what is not as it says', () => {
    expect(schemaErrors('list', '[{"id": 1}]')).toContain('must have required property')
    expect(
      schemaErrors('error', '{"error": {"code": "x", "message": "y", "hint": null, "exitCode": 0}}'),
    ).not.toBeNull()
    expect(schemaErrors('notes', '[]')).toContain('must be object')
  })
})

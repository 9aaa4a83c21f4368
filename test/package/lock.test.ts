import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

interface Entry {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

const root = join(import.meta.dirname, '../..')
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'))
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Entry>> }
const manifest = read('package.json') as Readonly<Record<string, Readonly<Record<string, string>>>>
const installed = Object.entries(packages).filter(([path]) => path !== '')

/** Packages that run something when they are installed, and why that is accepted. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'node_modules/esbuild': 'puts its own binary in place; for development only',
  'node_modules/fsevents': 'macOS only, for development only: how vitest watches files',
}

it('has packages to look at', () => expect(installed.length).toBeGreaterThan(100))

it('pins the bytes of every package', () => {
  const unpinned = installed.filter(([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ''))
  expect(unpinned.map(([path]) => path)).toEqual([])
})

it('names no address, folder or repository to get a package from', () => {
  const elsewhere = installed.filter(
    ([, { resolved, link, version }]) => resolved || link || !/^\d/.test(version ?? ''),
  )
  expect(elsewhere.map(([path]) => path)).toEqual([])
})

it('runs nothing at installation but what is accepted, and nothing at all for users', () => {
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripts.map(([path]) => path).filter((path) => SCRIPTS[path] === undefined)).toEqual([])
  expect(scripts.filter(([, { dev }]) => dev !== true).map(([path]) => path)).toEqual([])
})

it('asks for exact versions', () => {
  const wanted = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
})

it('is published with its provenance, and runs nothing when it is installed', () => {
  expect(manifest['publishConfig']).toMatchObject({ access: 'public', provenance: true })
  const scripts = Object.keys(manifest['scripts'] ?? {})
  expect(scripts.filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { editorCommand } from './editor.ts'

describe('editorCommand', () => {
  it.each([
    [{}, 'vi', ['+7', '/n/a b.md']],
    [{ EDITOR: 'nano' }, 'nano', ['+7', '/n/a b.md']],
    [{ VISUAL: 'nvim', EDITOR: 'nano' }, 'nvim', ['+7', '/n/a b.md']],
    [{ VISUAL: 'code' }, 'code', ['--wait', '--goto', '/n/a b.md:7']],
    [{ VISUAL: 'code --wait --new-window' }, 'code', ['--wait', '--new-window', '--goto', '/n/a b.md:7']],
    [{ VISUAL: '"/Applications/My Editor/subl" -n' }, '/Applications/My Editor/subl', ['-n', '--wait', '/n/a b.md:7']],
    [{ EDITOR: 'hx' }, 'hx', ['/n/a b.md:7']],
    [{ EDITOR: 'emacs -nw; rm -rf /' }, 'emacs', ['-nw;', 'rm', '-rf', '/', '+7', '/n/a b.md']],
  ])('%j', (env, file, args) => expect(editorCommand(env, 'linux', '/n/a b.md', 7)).toEqual({ file, args }))
})

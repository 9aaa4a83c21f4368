import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { GitUnderWay } from '../../store/git-under-way.ts'
import { ownJournals } from '../../store/journal/journals.ts'
import { awayIn } from '../../store/write-guard.ts'
import { sanitise } from '../../terminal/text/sanitise.ts'
import { Git } from './git.ts'

/** How often is tried again when another device pushed in between. */
const MOST_TRIES = 3

/**
 * Commits the journals, and nothing else that may be staged; takes in what is upstream; pushes. The work tree is only touched when
 * all of it can be taken in: what cannot be merged leaves everything as it was.
 * Rejects with PrepError `notGit`, `noGit`, `gitUnderWay`, `journalGone`, `gitConflict`, `gitFailed`.
 */
export async function syncWithGit(
  context: Context,
  folder: string,
  onNothingNew: () => void,
): Promise<{ readonly committed: boolean; readonly pushed: boolean }> {
  const git = new Git(context.host, folder)
  if (!(await git.answers('rev-parse', '--is-inside-work-tree'))) throw new PrepError('notGit', { path: folder })
  new GitUnderWay(folder).refuse()
  const gone = awayIn((await context.store()).problems())
  if (gone !== null) throw new PrepError('journalGone', { path: gone.path })
  const committed = await commitJournals(context, git, folder)
  if (!committed) onNothingNew()
  for (let left = MOST_TRIES; ; left -= 1) {
    const upstream = await fetchUpstream(git)
    if (upstream === null) return { committed, pushed: false }
    if (upstream.commit !== null) await takeIn(context, git, folder, upstream.commit)
    const words = upstream.isSet ? [] : ['--set-upstream', 'origin', 'HEAD']
    if (left === 1) await git.must('push', '--quiet', ...words)
    else if (!(await git.answers('push', '--quiet', ...words))) continue
    return { committed, pushed: true }
  }
}

async function commitJournals(context: Context, git: Git, folder: string): Promise<boolean> {
  const journals = ownJournals(folder).map((name) => `:(literal)${name}`)
  if (journals.length === 0) return false
  await git.must('add', '--', ...journals)
  const diff = ['diff', '--no-ext-diff', '--no-textconv', '--cached', '--quiet', '--', ...journals]
  if (await git.answers(...diff)) return false
  await git.must('commit', '--quiet', '-m', context.messages.saving.sync.committed, '--', ...journals)
  return true
}

/** The commit upstream, null in it when there is none yet; null when there is nothing to fetch from. */
async function fetchUpstream(git: Git): Promise<{ readonly commit: string | null; readonly isSet: boolean } | null> {
  if (await git.answers('rev-parse', '--verify', '--quiet', '@{upstream}')) {
    await git.must('fetch', '--quiet')
    return { commit: await git.line('rev-parse', '--verify', '@{upstream}'), isSet: true }
  }
  if (!(await git.run('fetch', '--quiet', 'origin'))) return null
  const branch = await git.line('symbolic-ref', '--short', 'HEAD')
  const same = `refs/remotes/origin/${branch}`
  if (await git.answers('rev-parse', '--verify', '--quiet', same))
    return { commit: await git.line('rev-parse', '--verify', same), isSet: false }
  // A remote that is still empty has nothing to take in.
  const isThere = await git.answers('fetch', '--quiet', 'origin', 'HEAD')
  return { commit: isThere ? await git.line('rev-parse', '--verify', 'FETCH_HEAD') : null, isSet: false }
}

/** Brings the branch and the work tree to where both sides are in; what is staged or edited beside stays as it is. */
async function takeIn(context: Context, git: Git, folder: string, upstream: string): Promise<void> {
  const head = await git.line('rev-parse', '--verify', 'HEAD')
  if (await git.answers('merge-base', '--is-ancestor', upstream, head)) return
  const isBehind = await git.answers('merge-base', '--is-ancestor', head, upstream)
  const target = isBehind ? upstream : await mergedApart(context, git, folder, head, upstream)
  await git.run('update-index', '-q', '--refresh')
  // As a checkout does: all of it or nothing, and no file that was edited or staged is written over.
  await git.must('read-tree', '-m', '-u', head, target)
  await git.must('update-ref', '-m', 'prep sync', 'HEAD', target, head)
}

/**
 * A commit with both sides in it, made in a work tree of its own. Where this side has nothing but reviews, they go on top of the other
 * side; commits of the person's are never made anew. Two journals of one name have the lines of both.
 */
async function mergedApart(
  context: Context,
  git: Git,
  folder: string,
  head: string,
  upstream: string,
): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'prep-merge-'))
  const attributes = join(place, 'attributes')
  const apart = git.at(join(place, 'tree'), ['-c', `core.attributesFile=${attributes}`, '-c', 'merge.autoStash=false'])
  try {
    writeFileSync(attributes, `${pattern(await git.line('rev-parse', '--show-prefix'))} merge=union\n`)
    const isOurs = await hasOnlyJournals(git, folder, head, upstream)
    const [start, other] = isOurs ? [upstream, head] : [head, upstream]
    await git.must('worktree', 'add', '--quiet', '--detach', '--no-checkout', join(place, 'tree'), start)
    await apart.must('read-tree', start)
    const how = isOurs ? ['--squash'] : ['--no-edit', '--no-ff']
    const merge = await apart.ask('merge', '--quiet', '--allow-unrelated-histories', ...how, other)
    if (merge.code !== 0) {
      context.terminal.writeError(sanitise(merge.output.toString()))
      throw new PrepError('gitConflict', { path: folder })
    }
    const message = context.messages.saving.sync.committed
    if (isOurs && !(await apart.answers('diff', '--no-ext-diff', '--no-textconv', '--cached', '--quiet')))
      await apart.must('commit', '--quiet', '-m', message)
    return await apart.line('rev-parse', '--verify', 'HEAD')
  } finally {
    rmSync(place, { recursive: true, force: true })
    await git.answers('worktree', 'prune')
  }
}

/** Whether this side's commits, from where both parted, changed nothing but journals. */
async function hasOnlyJournals(git: Git, folder: string, head: string, upstream: string): Promise<boolean> {
  if (!(await git.answers('merge-base', upstream, head))) return false
  const base = await git.line('merge-base', upstream, head)
  const others = [':/', ...ownJournals(folder).map((name) => `:(exclude,literal)${name}`)]
  return git.answers('diff', '--no-ext-diff', '--no-textconv', '--quiet', base, head, '--', ...others)
}

/** The journals of a folder in a repository, as a line of git's attributes names them. */
function pattern(prefix: string): string {
  const letters = `/${prefix}`.replace(/[\\*?[\]]/g, '\\$&').replace(/["\\]/g, '\\$&')
  return `"${letters}*.jsonl"`
}

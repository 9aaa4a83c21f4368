/**
 * Stands in the built program for semver, which conf imports for its `migrations` option. prep brings its files on itself, and taking
 * semver in takes as long as writing a grade.
 */
function refuse(): never {
  throw new Error('the built prep compares no versions')
}

export default { eq: refuse, clean: refuse, satisfies: refuse, lte: refuse, gt: refuse }

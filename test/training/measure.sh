#!/usr/bin/env bash
# Measures of the reader on strangers' notes, each read by a model that never saw its author's:
#   measure.sh answers [WAY]   how well notes are read after a few answers of a person; see answers.ts
#   measure.sh cards           how often cards are questions that are said to be so sure; see sure-cards.ts
#   measure.sh edits           how many questions small edits of a note cost; see small-edits.ts
set -euo pipefail
cd "$(dirname "$0")/../.."
case ${1:-} in
  answers) source=answers ;;
  cards) source=sure-cards ;;
  edits) source=small-edits ;;
  *) echo 'measure.sh answers|cards|edits' >&2; exit 2 ;;
esac
shift
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
node_modules/.bin/esbuild "test/training/$source.ts" --bundle --platform=node --format=esm --target=node20 \
  --outfile="$made/$source.mjs" --log-level=warning \
  --banner:js="import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
node "$made/$source.mjs" "$@"

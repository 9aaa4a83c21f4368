#!/usr/bin/env bash
# How well strangers' notes are read after a few answers of a person; see answers.ts. Takes a part of the name of a way to answer.
set -euo pipefail
cd "$(dirname "$0")/../.."
made=$(mktemp -d)
node_modules/.bin/esbuild test/training/answers.ts --bundle --platform=node --format=esm --target=node20 \
  --outfile="$made/answers.mjs" --log-level=warning \
  --banner:js="import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
node "$made/answers.mjs" "$@"

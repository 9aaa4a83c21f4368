import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 180_000,
    // Most tests wait for processes of their own; one worker less than processors, as by itself, leaves half a small machine idle.
    maxWorkers: '100%',
    hookTimeout: 180_000,
    env: { TZ: 'Asia/Seoul', NO_COLOR: '', FORCE_COLOR: '' },
  },
})

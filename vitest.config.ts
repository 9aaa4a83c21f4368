import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 180_000,
    // Most tests wait for processes of their own; one worker less than processors, as by itself, leaves half a small machine idle.
    maxWorkers: '100%',
    hookTimeout: 180_000,
    env: { TZ: 'Asia/Seoul', NO_COLOR: '', FORCE_COLOR: '' },
    coverage: {
      // Of the tests beside the code alone: what test/ starts as processes, as users do, no coverage sees. So it says what has a test
      // of its own, not what is tested. Pages in a browser and what starts the built program run nowhere else.
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/{pocket,serving}/browser/**', 'src/start/**'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'coverage',
      // As it was when last looked at (56.4, 49.9, 52.3, 55.7), rounded down: what is added has tests of its own as well.
      thresholds: { lines: 56, functions: 50, branches: 52, statements: 56 },
    },
    projects: [
      // What lies beside the code keeps nothing and changes nothing around it, so all of it runs in the same few processes.
      { extends: true, test: { name: 'units', include: ['src/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'] } },
    ],
  },
})

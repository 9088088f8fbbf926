import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/temporary-folders.ts',
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/open-house.ts'],
    // One house, one log: journeys take turns, and their steps are heard as they go.
    fileParallelism: false,
    // A step stands on the one before.
    bail: 1,
    // A shared machine may stand still for longer than a browser waits; what fails twice has failed.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    disableConsoleIntercept: true,
  },
})

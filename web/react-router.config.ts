import type { Config } from '@react-router/dev/config'
import { finishBuild } from './finish-build.ts'

export default {
  appDirectory: 'src',
  buildDirectory: 'build',
  // A desk without a network cannot ask for more routes later.
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ reactRouterConfig }) => finishBuild(reactRouterConfig.buildDirectory),
} satisfies Config

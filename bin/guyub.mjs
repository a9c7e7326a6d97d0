#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { buildWeb } from './build-web.mjs'
import { heapLimits } from './heap.mjs'
import { install, node26, ROOT } from './install.mjs'

// Without dependencies and under any Node from 20: the first thing that runs in a fresh clone. It brings Node 26 and hands over.
const command = process.argv[2]
install()
if (command === 'up' || command === 'build') buildWeb()
if (command === 'build') process.exit(0)

const flags = command === 'up' ? heapLimits() : []
const child = spawn(node26(), [...flags, `${ROOT}server/src/cli/main.ts`, ...process.argv.slice(2)], {
  // The channel tells the child when we are gone, however we went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // What was compiled once is kept: the program is read in two thirds of the time.
  env: { NODE_COMPILE_CACHE: `${ROOT}node_modules/.cache/guyub`, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))

export * from './evidence/freeze.ts'
export * from './evidence/log-head.ts'
export * from './evidence/read.ts'

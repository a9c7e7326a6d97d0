export * from './evidence/freeze.ts'
export * from './evidence/read.ts'

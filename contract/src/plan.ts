export * from './plan/milestone.ts'
export * from './plan/progress.ts'
export * from './plan/read.ts'

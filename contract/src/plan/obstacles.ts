export * from './obstacles/list.ts'
export * from './obstacles/open.ts'
export * from './obstacles/plan.ts'
export * from './obstacles/solve.ts'

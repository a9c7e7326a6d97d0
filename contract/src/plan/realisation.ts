export * from './realisation/list.ts'
export * from './realisation/report.ts'

export * from './papers/attach.ts'
export * from './papers/rules.ts'
export * from './papers/view.ts'
export * from './papers/withdraw.ts'

export * from './explanations/ask.ts'
export * from './explanations/read.ts'

export * from './evaluation/index-score.ts'
export * from './evaluation/round.ts'

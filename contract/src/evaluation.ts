export * from './evaluation/index-score.ts'
export * from './evaluation/mentors.ts'
export * from './evaluation/round.ts'

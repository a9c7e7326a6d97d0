export * from './search/matching.ts'
export * from './search/search.ts'

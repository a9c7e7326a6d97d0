export * from './documents/check.ts'
export * from './documents/revoke.ts'
export * from './documents/token.ts'

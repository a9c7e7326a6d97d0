export * from './letters/archive.ts'
export * from './letters/columns.ts'
export * from './letters/read-row.ts'

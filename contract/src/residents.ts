export * from './residents/columns.ts'
export * from './residents/read-row.ts'
export * from './residents/register.ts'

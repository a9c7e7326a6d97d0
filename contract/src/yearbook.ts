export * from './yearbook/read.ts'

export * from './devices/register.ts'
export * from './devices/slip.ts'

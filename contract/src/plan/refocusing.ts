export * from './refocusing/list.ts'
export * from './refocusing/refocus.ts'
export * from './refocusing/rules.ts'
export * from './refocusing/what-if.ts'

export * from './exchange/meet.ts'
export * from './exchange/membership.ts'
export * from './exchange/parcel.ts'

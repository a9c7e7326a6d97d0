import { Skeleton } from './skeleton.tsx'

export const examples = { 'four lines': <Skeleton word="Sedang memuat" /> }

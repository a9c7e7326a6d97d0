import type { Vault } from '../../kernel/vault.ts'

const of = (what: string) => (vault: Vault, region: string, value: string) =>
  vault.lookUp(region, `letter ${what} ${value}`)

/** What a letter is found by, keyed: equal values have equal hashes, and nobody reads the value out of one. */
export const hashes = { number: of('number'), name: of('name'), nik: of('nik') }

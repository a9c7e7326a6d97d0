import { MadeCommand } from '@guyub/contract/nodes'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { NodeCommand } from '../../kernel/tables.gen.ts'
import type { Vault } from '../../kernel/vault.ts'

export type CommandRow = Selectable<NodeCommand>

/** The request that a command is about, by where it is sent: what it makes has its own id. */
export function subjectOf({ id, params }: Pick<MadeCommand, 'id' | 'params'>): string {
  return params.caseId ?? id
}

/** The columns of a command that keep what it says, under a key of its own. */
export function sealedCommand(vault: Vault, region: string, { content: bytes, ...command }: MadeCommand) {
  const { content, dataKey } = vault.seal(region, command.id, JSON.stringify(command))
  const key = vault.unlock(region, command.id, dataKey)
  return {
    ...{ content, data_key: dataKey },
    bytes: bytes === undefined ? null : key.encrypt(`${command.id} bytes`, Buffer.from(bytes, 'base64')),
  }
}

/** What a command says; nothing once it was carried out or given up. */
export function openedCommand(vault: Vault, row: CommandRow): MadeCommand | undefined {
  if (!row.content || !row.data_key) return undefined
  const said = JSON.parse(
    vault.open(row.region_code, row.id, { content: row.content, dataKey: row.data_key }),
  )
  const key = vault.unlock(row.region_code, row.id, row.data_key)
  const content = row.bytes && key.decrypt(`${row.id} bytes`, row.bytes).toString('base64')
  return MadeCommand.parse({ ...said, ...(content && { content }) })
}

export function updateCommand(db: Db, { region }: Pick<Context, 'region'>, id: string, values: object) {
  return db
    .updateTable('node_command')
    .set(values)
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .execute()
}

/** Nothing of what it said stays. */
export const FORGOTTEN = { content: null, bytes: null, data_key: null } as const

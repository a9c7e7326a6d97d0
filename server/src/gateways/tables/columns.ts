import type { Text } from '@guyub/contract/text'
import { isFirstHandler } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'
import { fieldsOf } from './cells.ts'
import { tableOf } from './import.ts'
import type { TablesNeeds } from './needs.ts'

const FILED: Text = { id: 'Kapan disampaikan di sana', en: 'When it was told there' }

/** What a file of this service has in its columns. */
export async function tableColumns(
  ctx: Context,
  needs: TablesNeeds,
  { service: key }: { readonly service: string },
) {
  const { service, use, table } = await tableOf(ctx, needs, key)
  const fields = fieldsOf(use)
  return {
    ...{ system: table.system, title: service.title, note: table.note },
    columns: [
      ...[{ header: table.filedOn, label: FILED, isKey: false, required: true, choices: [], default: null }],
      ...table.columns.flatMap(({ header, field: name }) => {
        const field = fields.get(name)
        if (!field) return []
        const choices = field.type === 'choice' ? field.choices : []
        const isKey = name === use.reference
        const value = table.defaults[name]
        const known = choices.find((choice) => choice.key === value)?.label
        return [
          {
            ...{
              header,
              label: field.label,
              isKey,
              required: isKey || (field.required && value === undefined),
            },
            choices: choices.map(({ label }) => label),
            default: value === undefined ? null : (known ?? { id: value, en: value }),
          },
        ]
      }),
    ].sort((a, b) => Number(b.isKey) - Number(a.isKey)),
  }
}

/** What this person's office may exchange. */
export async function tables(ctx: Context, { services }: TablesNeeds) {
  const own: { service: string; title: Text; system: string }[] = []
  for (const key of services.keys) {
    const service = services.of(ctx.region.code, key)
    const use = service?.case
    if (service && use?.table && (await isFirstHandler(ctx, use)))
      own.push({ service: key, title: service.title, system: use.table.system })
  }
  return own
}

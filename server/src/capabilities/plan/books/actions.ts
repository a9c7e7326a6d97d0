import type { ActivityLine } from '@guyub/contract/plan'
import { LISTS } from '../lists.ts'
import { type Block, type Section, table } from './book.ts'
import { byProgramme } from './by-programme.ts'
import { horizonOf } from './horizon-of.ts'
import type { Material } from './material.ts'
import { printedLevel, printedMoney, printedNumber, printedSpan, said } from './printed.ts'

/** The programmes of each dimension: how it is to be reached. */
export function strategy({ tree }: Material): Section[] {
  return tree.dimensions
    .filter(({ activities }) => activities)
    .map((dimension) => {
      const rows = dimension.elements.flatMap((element) =>
        element.programmes.map((programme, index) => [
          index ? '' : element.label.id,
          programme.title?.id ?? 'Di luar program',
          String(programme.activities),
        ]),
      )
      const columns = [
        ['Unsur', 3],
        ['Program', 6],
        ['Kegiatan', 2, 'right'],
      ] as const
      return { title: dimension.name, blocks: [table(`Program ${dimension.name}`, columns, rows)] }
    })
}

export function counts({ tree }: Material): Section[] {
  const rows = tree.dimensions.map(({ name, activities, progress }) => [
    name,
    String(activities),
    progress.value === null
      ? 'belum diketahui'
      : `${printedNumber(Math.round(progress.value * 1000) / 10)} %`,
    `${progress.known} dari ${progress.total}`,
  ])
  const columns = [
    ['Dimensi', 4],
    ['Kegiatan', 2, 'right'],
    ['Capaian', 3, 'right'],
    ['Diketahui', 3, 'right'],
  ] as const
  return [
    {
      title: 'Kegiatan menurut dimensi',
      blocks: [table('Kegiatan dan capaian menurut dimensi', columns, rows)],
    },
  ]
}

const ACTIONS = [
  ['No.', 1, 'right'],
  ['Kegiatan', 8],
  ['Penanggung jawab', 5],
  ['Waktu', 4],
  ['Lokasi', 4],
  ['Anggaran', 4, 'right'],
] as const

/** Every activity once, by dimension and horizon. */
export function actions(material: Material): Section[] {
  const { tree, nodes } = material
  const programmes = new Map(nodes.programme.map((node) => [node.id, said(node, 'title')]))
  let number = 0
  return tree.dimensions.flatMap((dimension) => {
    const its = material.lines.filter((line) => line.dimension === dimension.key)
    if (!its.length) return []
    const grouped = Map.groupBy(its, (line) => horizonOf(line, nodes.horizon))
    const blocks = [...nodes.horizon, undefined].flatMap((horizon): Block[] => {
      const lines = grouped.get(horizon)
      if (!lines?.length) return []
      const rows = lines.map((line) => {
        number += 1
        return [String(number), ...actionCells(material, line, programmes)]
      })
      return [table(`${dimension.name}: ${horizonName(horizon)}`, ACTIONS, rows)]
    })
    return [
      {
        title: dimension.name,
        blocks: [
          {
            kind: 'text',
            text: 'Setiap kegiatan berada di horizon terpendek yang memuat seluruh waktunya.',
          },
          ...blocks,
        ],
      },
    ]
  })
}

function actionCells(
  { offices, areas, descriptions }: Material,
  line: ActivityLine,
  programmes: ReadonlyMap<string, string>,
): string[] {
  const named = (code: string) => offices.get(code) ?? code
  const description = descriptions.get(line.id)
  return [
    [line.title.id, line.programmeId && `Program: ${programmes.get(line.programmeId) ?? ''}`, description]
      .filter(Boolean)
      .join('\n'),
    [named(line.owner), ...line.coOwners.map((code) => `bersama ${named(code)}`)].join('\n'),
    printedSpan(line.firstMonth, line.lastMonth, line.firstYear),
    line.areas.map((code) => areas.get(code) ?? code).join(', ') || '–',
    line.budget.all === null ? 'belum tercatat' : printedMoney(line.budget.all),
  ]
}

type Horizon = Material['nodes']['horizon'][number]

function horizonName(horizon: Horizon | undefined): string {
  if (!horizon) return 'di luar horizon'
  const label =
    LISTS.horizons.find(({ key }) => key === said(horizon, 'span'))?.label.id ?? said(horizon, 'span')
  return `${label} ${said(horizon, 'firstYear')}–${said(horizon, 'lastYear')}`
}

/** Baseline and targets of every indicator, by dimension. */
export function indicators(material: Material): Section[] {
  const { nodes, tree, platform, plan } = material
  const byActivity = Map.groupBy(nodes.indicator, ({ activityId }) => activityId)
  const years = Array.from({ length: plan.last_year - plan.first_year + 1 }, (_, n) => plan.first_year + n)
  // A page holds ten years of figures, no more.
  const shown = years.slice(0, 10)
  const columns = [
    ['Kegiatan dan indikator', 9],
    ['Satuan', 3],
    ['Awal', 2, 'right'],
    ...shown.map((year) => [String(year), 2, 'right'] as const),
  ] as const
  const value = (each: unknown) => (typeof each === 'number' ? printedNumber(each) : '–')
  return tree.dimensions.flatMap(({ key, name }) => {
    const rows = material.lines
      .filter((line) => line.dimension === key)
      .flatMap((line) =>
        (byActivity.get(line.id) ?? []).map(({ fields }) => {
          const known = platform.get(String(fields.platform))
          const targets = fields.targets as Readonly<Record<string, number>>
          return [
            `${line.title.id}\n${fields.title ?? known?.title ?? fields.platform}`,
            String(fields.unit ?? UNITS[known?.unit ?? ''] ?? '–'),
            value(fields.baseline),
            ...shown.map((year) => value(targets[year] ?? fields.target)),
          ]
        }),
      )
    return rows.length
      ? [{ title: `Indikator ${name}`, blocks: [table(`Indikator dan target ${name}`, columns, rows)] }]
      : []
  })
}

const UNITS: Readonly<Record<string, string>> = { count: 'buah', percent: 'bagian', minutes: 'menit' }

export function risks(material: Material): Section[] {
  const byActivity = Map.groupBy(material.nodes.risk, ({ activityId }) => activityId)
  return byProgramme(material, {
    title: 'Risiko',
    columns: [
      ['Kegiatan', 5],
      ['Risiko', 5],
      ['Kemungkinan', 3],
      ['Dampak', 2],
      ['Mitigasi', 5],
    ],
    rowsOf: (line) =>
      (byActivity.get(line.id) ?? []).map((node) => [
        line.title.id,
        said(node, 'risk'),
        printedLevel(said(node, 'likelihood')),
        printedLevel(said(node, 'impact')),
        said(node, 'mitigation') || '–',
      ]),
  })
}

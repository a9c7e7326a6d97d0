import { LISTS } from '../lists.ts'
import { type Section, table } from './book.ts'
import type { Material } from './material.ts'
import { said } from './printed.ts'

const labelOf = (
  list: readonly { readonly key: string; readonly label: { readonly id: string } }[],
  key: string,
) => list.find((entry) => entry.key === key)?.label.id ?? key

const ELEMENTS = LISTS.dimensions.flatMap(({ elements }) => elements)

export function vision({ plan }: Material): Section[] {
  return [{ title: 'Visi', blocks: [{ kind: 'text', text: plan.vision }] }]
}

export function missions({ nodes }: Material): Section[] {
  const items = nodes.mission.map((node) => said(node, 'statement'))
  return items.length ? [{ title: 'Misi', blocks: [{ kind: 'list', items }] }] : []
}

/** Each word of the vision with what it means, and how many activities and needs it has. */
export function words({ nodes, lines }: Material): Section[] {
  if (!nodes.word.length) return []
  const rows = nodes.word.map((word) => [
    said(word, 'word'),
    said(word, 'meaning') || '–',
    String(nodes.need.filter(({ fields }) => fields.wordId === word.id).length),
    String(lines.filter((line) => line.words.includes(word.id)).length),
  ])
  const columns = [
    ['Kata', 2],
    ['Makna', 6],
    ['Kebutuhan', 2, 'right'],
    ['Kegiatan', 2, 'right'],
  ] as const
  return [
    { title: 'Kata kunci visi', blocks: [table('Kata kunci visi dan yang menjawabnya', columns, rows)] },
  ]
}

export function horizons({ nodes }: Material): Section[] {
  if (!nodes.horizon.length) return []
  const rows = nodes.horizon.map((node) => [
    labelOf(LISTS.horizons, said(node, 'span')),
    `${said(node, 'firstYear')}–${said(node, 'lastYear')}`,
  ])
  const columns = [
    ['Horizon', 3],
    ['Tahun', 2],
  ] as const
  return [{ title: 'Horizon perencanaan', blocks: [table('Horizon dan tahunnya', columns, rows)] }]
}

export function needs({ nodes, areas, lines }: Material): Section[] {
  if (!nodes.need.length) return []
  const titles = new Map(lines.map(({ id, title }) => [id, title.id]))
  const rows = nodes.need.map((node) => {
    const area = said(node, 'areaCode')
    const answers = (node.fields.activities as string[]).flatMap((id) => titles.get(id) ?? [])
    return [
      said(node, 'statement'),
      [labelOf(LISTS.needSources, said(node, 'source')), said(node, 'sourceNote'), areas.get(area) ?? area]
        .filter(Boolean)
        .join(' · '),
      answers.join('; ') || 'belum ada',
    ]
  })
  const columns = [
    ['Kebutuhan', 4],
    ['Sumber', 3],
    ['Dijawab oleh', 4],
  ] as const
  return [
    {
      title: 'Kebutuhan masyarakat',
      blocks: [table('Kebutuhan, sumbernya dan kegiatan yang menjawab', columns, rows)],
    },
  ]
}

/** By the pillars of the model that the plan names. */
export function readiness({ nodes, plan }: Material): Section[] {
  const model = LISTS.readinessModels.find(({ key }) => key === plan.readiness_model)
  const pillars = model?.pillars ?? LISTS.readinessModels.flatMap((each) => each.pillars)
  const columns = [
    ['Unsur', 2],
    ['Keadaan sekarang', 5],
    ['Yang diharapkan', 5],
  ] as const
  return [...Map.groupBy(nodes.readiness, (node) => said(node, 'pillar'))].map(([key, its]) => {
    const pillar = pillars.find((each) => each.key === key)
    const rows = its.map((node) => [
      labelOf(pillar?.elements ?? [], said(node, 'element')) || '–',
      said(node, 'finding'),
      said(node, 'wanted') || '–',
    ])
    const title = pillar?.label.id ?? key
    return { title, blocks: [table(`Kesiapan: ${title}`, columns, rows)] }
  })
}

export function gap({ nodes }: Material): Section[] {
  if (!nodes.gap.length) return []
  const rows = nodes.gap.map((node) => [
    labelOf(ELEMENTS, said(node, 'element')),
    said(node, 'present'),
    said(node, 'wanted'),
    said(node, 'step') || '–',
  ])
  const columns = [
    ['Unsur', 2],
    ['Sekarang', 4],
    ['Diharapkan', 4],
    ['Langkah', 4],
  ] as const
  return [
    { title: 'Analisis kesenjangan', blocks: [table('Kesenjangan dan langkah menutupnya', columns, rows)] },
  ]
}

const QUADRANTS = {
  strength: 'Kekuatan',
  weakness: 'Kelemahan',
  opportunity: 'Peluang',
  threat: 'Ancaman',
} as const

export function swot({ nodes }: Material): Section[] {
  if (!nodes.swot.length) return []
  const rows = Object.entries(QUADRANTS).flatMap(([key, title]) =>
    nodes.swot
      .filter(({ fields }) => fields.quadrant === key)
      .map((node, index) => [
        index ? '' : title,
        said(node, 'statement'),
        node.fields.dimension ? labelOf(LISTS.dimensions, said(node, 'dimension')) : '–',
      ]),
  )
  const columns = [
    ['', 2],
    ['Pernyataan', 7],
    ['Dimensi', 3],
  ] as const
  return [
    { title: 'Analisis SWOT', blocks: [table('Kekuatan, kelemahan, peluang dan ancaman', columns, rows)] },
  ]
}

import { actions, counts, indicators, risks, strategy } from './actions.ts'
import { gap, horizons, missions, needs, readiness, swot, vision, words } from './analysis.ts'
import type { Chapter, Section } from './book.ts'
import type { Material } from './material.ts'
import { said } from './printed.ts'
import { budget, milestones, quickWins, radar, timeline } from './roadmap.ts'
import type { ChapterTemplate, Part } from './template.ts'

const MAKERS: Readonly<Record<Part, (material: Material) => Section[]>> = {
  vision,
  missions,
  words,
  horizons,
  needs,
  readiness,
  gap,
  swot,
  radar,
  strategy,
  counts,
  actions,
  indicators,
  risks,
  timeline,
  milestones,
  budget,
  'quick-wins': quickWins,
}

/** What a part is called where it is still empty. */
const NAMES: Readonly<Record<Part, string>> = {
  vision: 'Visi',
  missions: 'Misi',
  words: 'Kata kunci visi',
  horizons: 'Horizon perencanaan',
  needs: 'Kebutuhan masyarakat',
  readiness: 'Kesiapan daerah',
  gap: 'Analisis kesenjangan',
  swot: 'Analisis SWOT',
  radar: 'Capaian enam dimensi',
  strategy: 'Strategi menurut dimensi',
  counts: 'Kegiatan menurut dimensi',
  actions: 'Rencana aksi',
  indicators: 'Indikator dan target',
  risks: 'Risiko dan mitigasi',
  timeline: 'Peta jalan',
  milestones: 'Tonggak',
  budget: 'Anggaran',
  'quick-wins': 'Daftar quick win',
}

export interface Composed extends Chapter {
  readonly filled: number
  readonly total: number
}

/** A chapter with what was written for it and what the plan says; what is not there yet says that it is not. */
export function compose(template: ChapterTemplate, material: Material): Composed {
  const written = template.sections.map((title): Section => {
    const node = textOf(material, template.key, title)
    return { title, blocks: node ? [{ kind: 'text', text: said(node, 'body') }] : [{ kind: 'missing' }] }
  })
  const made = template.parts.map((part): Section[] => {
    const sections = MAKERS[part](material)
    return sections.length ? sections : [{ title: NAMES[part], blocks: [{ kind: 'missing' }] }]
  })
  const all = [...written.map((section) => [section]), ...made]
  const isFilled = (sections: readonly Section[]) =>
    sections.every(({ blocks }) => blocks[0]?.kind !== 'missing')
  return {
    title: template.title,
    sections: all.flat(),
    filled: all.filter(isFilled).length,
    total: all.length,
  }
}

/** The text of a section that is written by hand. */
export function textOf({ nodes }: Pick<Material, 'nodes'>, chapter: string, section: string) {
  return nodes.chapter.find(({ fields }) => fields.chapter === chapter && fields.section === section)
}

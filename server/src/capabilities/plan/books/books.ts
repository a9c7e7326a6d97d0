import { type PlanHead, refusesVersion } from '@guyub/contract/plan'
import type { z } from 'zod'
import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import type { Fetched } from '../../../kernel/transfer.ts'
import type { PlanNeeds } from '../needs.ts'
import { headOf } from '../version.ts'
import type { Book } from './book.ts'
import { compose, textOf } from './compose.ts'
import { type Material, materialOf } from './material.ts'
import { pressed } from './pressed.ts'
import { printedLongDay } from './printed.ts'
import { BOOKS, bookTemplate } from './template.ts'

interface Asked {
  readonly version?: string | undefined
}

/** Every edition and book with its chapters: what is known of them, and how much of each is there. */
export async function planBooks(ctx: Context, needs: PlanNeeds, { version }: Asked) {
  const material = await materialOf(ctx, needs, version)
  const head: z.input<typeof PlanHead> = headOf(material.plan, ctx.now().getFullYear())
  return {
    plan: head,
    note: BOOKS.note,
    editions: BOOKS.editions.map(({ key, label, isDefault, source, books }) => ({
      ...{ key, label, isDefault, source },
      books: books.flatMap(({ key: book }) => {
        const found = bookTemplate(key, book)
        return found ? [bookView(found, material)] : []
      }),
    })),
    may: { edit: ctx.actor.permissions.has('plan.edit') && !refusesVersion(material.plan.status) },
  }
}

function bookView({ book, template }: NonNullable<ReturnType<typeof bookTemplate>>, material: Material) {
  return {
    ...{ key: book.key, title: book.title, provenance: book.provenance, note: template.note },
    chapters: template.chapters.map((chapter) => {
      const { filled, total } = compose(chapter, material)
      return {
        ...{ key: chapter.key, title: chapter.title, provenance: chapter.provenance },
        ...{ note: chapter.note ?? null, filled, total },
        sections: chapter.sections.map((title) => ({
          title,
          nodeId: textOf(material, chapter.key, title)?.id ?? null,
        })),
      }
    }),
  }
}

const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

interface AskedBook extends Asked {
  readonly edition: string
  readonly book: string
  readonly format: keyof typeof MEDIA
}

/** One book, made in a process of its own, so that nobody else waits while it is typeset. */
export async function planBook(
  ctx: Context,
  needs: PlanNeeds,
  { edition, book: key, format, version }: AskedBook,
): Promise<Fetched> {
  const found = bookTemplate(edition, key)
  if (!found) throw new Refusal('plan.no_such_book')
  const material = await materialOf(ctx, needs, version)
  const book = await bookOf(ctx, found, material)
  const bytes = await pressed(new URL('./press.ts', import.meta.url), { book, format })
  return {
    bytes,
    mediaType: MEDIA[format],
    name: `masterplan-buku-${key}-v${material.plan.number}.${format}`,
  }
}

/** A book as data: title page, marks and chapters. */
async function bookOf(
  ctx: Context,
  { book, template }: NonNullable<ReturnType<typeof bookTemplate>>,
  material: Material,
): Promise<Book> {
  const { plan } = material
  const region = await regionToday(ctx)
  const isAdopted = plan.status === 'adopted' || plan.status === 'superseded'
  return {
    ...{ title: book.title, number: book.key, plan: plan.title, vision: plan.vision, region: region.name },
    years: `${plan.first_year}–${plan.last_year}`,
    state: [
      `Versi ${plan.number}, dicetak ${printedLongDay(region.today)}`,
      ...(plan.regulation && plan.regulation_on
        ? [`${plan.regulation}, ${printedLongDay(plan.regulation_on)}`]
        : plan.regulation
          ? [plan.regulation]
          : []),
    ],
    marks: [
      ...(isAdopted ? [] : ['RANCANGAN']),
      ...(plan.is_sample || region.isRehearsal ? ['DATA CONTOH'] : []),
    ],
    chapters: template.chapters.map((chapter) => {
      const { title, sections } = compose(chapter, material)
      return { title, sections }
    }),
  }
}

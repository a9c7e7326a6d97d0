import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { type FileStore, keepFile, keptFile } from '../../kernel/kept-file.ts'
import { mediaTypeOf, withoutMetadata } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'

const MOST_PHOTOS = 12
const NAME = 'cohort.add-photo'
/** Enough for half a page of paper; a telephone's picture would make the file a hundred times as large. */
const PRINTED_PIXELS = 1200

interface AddPhoto {
  readonly commandId: string
  readonly cohortId: string
  readonly sessionId: string
  readonly caption: string
  readonly sha256: string
}

/** Keeps a photograph as it will be printed: upright, without what the phone wrote into it, small. */
export async function addCohortPhoto(
  ctx: Context,
  store: FileStore,
  { commandId, cohortId, sessionId, caption, sha256: claimed }: AddPhoto,
  content: Buffer,
) {
  const { code: region, db } = ctx.region
  const session = await db
    .selectFrom('cohort_session')
    .select('id')
    .where('region_code', '=', region)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!session) throw new Refusal('cohort.unknown_session')
  const before = await answerOf<{ photoId: string }>(db, ctx, NAME, commandId)
  if (before) return before
  if (sha256(content).toString('hex') !== claimed) throw new Refusal('cohort.file_damaged')
  const mediaType = mediaTypeOf(content)
  if (!mediaType?.startsWith('image/')) throw new Refusal('cohort.file_type')
  const printed = await withoutMetadata(content, mediaType)
    .then(small)
    .catch(() => {
      throw new Refusal('cohort.file_damaged')
    })
  const { address, dataKey } = await keepFile(store, region, commandId, printed)
  return once(ctx, NAME, commandId, async (tx) => {
    const { count } = await tx
      .selectFrom('cohort_photo')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('region_code', '=', region)
      .where('cohort_id', '=', cohortId)
      .where('session_id', '=', sessionId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_PHOTOS) throw new Refusal('cohort.too_many_photos')
    await tx
      .insertInto('cohort_photo')
      .values({
        ...{ region_code: region, cohort_id: cohortId, id: commandId, session_id: sessionId, caption },
        ...{ address, data_key: dataKey, actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    return { photoId: commandId }
  })
}

async function small(picture: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const size = {
    width: PRINTED_PIXELS,
    height: PRINTED_PIXELS,
    fit: 'inside',
    withoutEnlargement: true,
  } as const
  return sharp(picture).resize(size).jpeg({ quality: 82 }).toBuffer()
}

/** The photographs of these sessions, as SVG that Typst takes from data: a picture in it as text. Lost ones are left out. */
export async function printedPhotos({ region }: Context, store: FileStore, cohortId: string) {
  const rows = await region.db
    .selectFrom('cohort_photo')
    .select(['id', 'session_id', 'caption', 'address', 'data_key'])
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const { default: sharp } = await import('sharp')
  const photos = await Promise.all(
    rows.map(async ({ id, session_id, caption, address, data_key }) => {
      const jpeg = await keptFile(store, region.code, id, { address, dataKey: data_key })
      if (!jpeg) return undefined
      const { width, height } = await sharp(jpeg).metadata()
      const link = `data:image/jpeg;base64,${jpeg.toString('base64')}`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" xlink:href="${link}"/></svg>`
      return { sessionId: session_id, caption, svg }
    }),
  )
  return photos.filter((photo) => photo !== undefined)
}

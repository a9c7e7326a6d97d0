import { book, freeTimes, site } from '@guyub/contract/booking'
import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { Moment } from '@guyub/contract/moment'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'
import { entered } from '../communities/access-key.ts'
import { askedIn, endsFrom } from './asked-booking.ts'
import { BookFields } from './book-fields.tsx'

/** The key of a community is sent to its own pages only: for a community the same form stands below them. */
const isForCommunity = (request: Request) => new URL(request.url).pathname.startsWith('/komunitas/')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, zone } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const siteId = params.siteId ?? ''
  const [spaceId, startsAt] = [searchParams.get('ruang') ?? '', searchParams.get('mulai') ?? '']
  const mayWait = searchParams.has('tunggu')
  const community = isForCommunity(request)
  if (community && !entered(request)) throw redirect('/komunitas/masuk', 303)
  if (!Moment.safeParse(startsAt).success) throw redirect(`/tempat/${siteId}`, 303)
  const [its, free] = await Promise.all([
    call(site, { siteId }),
    call(freeTimes, { siteId, from: localDay({ zone }, new Date(startsAt)) }),
  ])
  const space = its.ok ? its.answer.spaces.find(({ id }) => id === spaceId) : undefined
  if (!its.ok || !free.ok || !space) throw new Response(null, { status: 404 })
  return {
    ...{ site: its.answer, space, startsAt, mayWait, isForCommunity: community, command: newCommandId() },
    ends: endsFrom(free.answer, spaceId, startsAt, its.answer.longest, mayWait),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call, language } = visitOf(context)
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const community = isForCommunity(request) ? entered(request) : undefined
  const reply = await call(book, {
    ...askedIn(form, language),
    ...(community && { communityKey: community.key }),
  })
  if (reply.ok) throw redirect(`/tempat/kode/${reply.answer.code}?baru`, 303)
  const { code: problem, errors, status } = reply.problem
  const wrong = (errors ?? []).map(({ pointer }) => pointer)
  return data({ problem, wrong, typed }, { status: status || 500 })
}

/** Who comes, for what and how many: the last step before the code. */
export default function Book() {
  const {
    site: its,
    space,
    startsAt,
    mayWait,
    ends,
    command,
    isForCommunity: forCommunity,
  } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const again = `ruang=${space.id}&mulai=${startsAt}${mayWait ? '&tunggu=1' : ''}`
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t(mayWait ? 'place.wait_title' : 'place.book_title', { space: space.name })}
        lead={formatDay(startsAt, language, zone)}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/tempat', word: t('place.title') },
          { href: `/tempat/${its.id}?hari=${localDay({ zone }, new Date(startsAt))}`, word: its.name },
        ]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.problem)}</Notice>}
      {mayWait && <Notice>{t('place.wait_text')}</Notice>}
      {ends.length === 0 ? (
        <EmptyState title={t('booking.taken')}>
          <a href={`/tempat/${its.id}?hari=${localDay({ zone }, new Date(startsAt))}`}>
            {t('place.choose_time')}
          </a>
        </EmptyState>
      ) : (
        <form method="post" className="stack column">
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="ruang" value={space.id} />
          <input type="hidden" name="mulai" value={startsAt} />
          {mayWait && <input type="hidden" name="tunggu" value="1" />}
          <BookFields
            site={its}
            space={space}
            startsAt={startsAt}
            ends={ends}
            typed={refused?.typed ?? {}}
            wrong={refused?.wrong ?? []}
          />
          {forCommunity ? (
            <p>{t('place.for_community')}</p>
          ) : (
            <p className="small">
              <a href={`/komunitas/pesan-tempat/${its.id}?${again}`}>{t('place.as_community')}</a>
            </p>
          )}
          <div>
            <Button icon="arrow">{t(mayWait ? 'place.wait_button' : 'place.book_button')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}

import type { Language } from '@guyub/contract/text'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Link, useLocation, useNavigate } from 'react-router'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { may, useDesk } from './desk-context.ts'

const KEYS = [
  { key: '?', word: 'desk.key_help' },
  { key: '/', word: 'desk.key_find' },
  { key: 'd', word: 'desk.key_list' },
  { key: 'b', word: 'desk.key_new' },
  { key: 'k', word: 'desk.key_outbox' },
] as const

/** The desk's head: where I am, who I am, whether the network is there, what still waits on this device. */
export function DeskFrame({
  children,
  onLock,
  onLanguage,
}: {
  readonly children: ReactNode
  readonly onLock: () => void
  readonly onLanguage: (language: Language) => void
}) {
  const { regionName, isRehearsal } = useVisit()
  const { me, local, isOnline, waiting } = useDesk()
  const { t, language } = useWords()
  const { pathname } = useLocation()
  const stay = useStayInside()
  const [showsKeys, setShowsKeys] = useState(false)
  useKeys(() => setShowsKeys(true))
  // Without a network nobody knows the role: then it is the clerk's desk.
  const takesIn = !me || may(me, 'cases.submit')
  const links = [
    { to: '/meja', word: t('desk.work'), isMine: !me || may(me, 'cases.read') },
    { to: '/meja/baru', word: t('desk.new'), isMine: takesIn },
    // Whoever registers papers attaches them; whoever signs marks them.
    { to: '/meja/berkas', word: t('desk.papers'), isMine: me?.acting?.role === 'civil-registrar' },
    {
      to: '/meja/tanda-tangan',
      word: t('desk.signing'),
      isMine: me?.acting?.role === 'civil-registrar' || me?.acting?.role === 'signing-officer',
    },
    { to: '/meja/penduduk', word: t('desk.residents'), isMine: may(me, 'residents.manage') },
    { to: '/meja/surat', word: t('desk.letters'), isMine: may(me, 'letters.read') },
    { to: '/meja/blangko', word: t('desk.blanks'), isMine: may(me, 'cases.stock') },
    { to: '/meja/perangkat', word: t('devices.menu'), isMine: may(me, 'devices.manage') },
    { to: '/meja/nomor', word: t('documents.numbers'), isMine: may(me, 'documents.issue') },
    { to: '/meja/cek', word: t('desk.check'), isMine: takesIn },
    {
      to: '/meja/hadir',
      word: t('desk.attendance'),
      isMine: may(me, 'cohort.attend') || (!me && pathname === '/meja/hadir'),
    },
    { to: '/meja/timbang', word: t('desk.weighing'), isMine: may(me, 'ledger.keep') },
    { to: '/meja/jemput', word: t('desk.pickup'), isMine: may(me, 'ledger.keep') },
    { to: '/meja/pintu', word: t('desk.door'), isMine: may(me, 'booking.keep') },
    { to: '/meja/survei', word: t('desk.survey'), isMine: !me || may(me, 'survey.answer') },
    { to: '/kantor/kiriman-simpul', word: t('nodes.inbox_menu'), isMine: may(me, 'nodes.decide') },
    { to: '/kantor/sampaikan', word: t('desk.to_tell'), isMine: may(me, 'messages.tell') },
    { to: '/kantor/pesan', word: t('desk.messages_sent'), isMine: may(me, 'messages.manage') },
    { to: '/meja/orang', word: t('desk.people'), isMine: may(me, 'identity.confirm') },
    {
      to: '/meja/kirim',
      word: waiting ? `${t('desk.outbox')} (${waiting})` : t('desk.outbox'),
      isMine: takesIn || waiting > 0,
    },
  ].filter(({ isMine }) => isMine)
  return (
    <>
      {isRehearsal && (
        <aside className="desk-rehearsal" aria-label={t('shell.rehearsal_name')}>
          {t('shell.rehearsal')}
        </aside>
      )}
      <header className="site-header desk-header">
        <div className="desk-bar">
          <Link className="desk-name" to="/meja">
            <img src="/mark.svg" alt="" width="28" height="28" />
            <strong>{regionName}</strong>
          </Link>
          <nav aria-label={t('shell.main_menu')}>
            {links.map(({ to, word }) =>
              to.startsWith('/meja') ? (
                <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
                  {word}
                </Link>
              ) : (
                <a key={to} href={to}>
                  {word}
                </a>
              ),
            )}
          </nav>
          <span className="network" data-online={isOnline} role="status">
            <Icon name={isOnline ? 'check' : 'offline'} size={18} />
            {t(isOnline ? (me ? 'desk.online' : 'desk.not_signed_in') : 'desk.offline')}
          </span>
          {me ? (
            <a className="desk-person" href="/akun">
              {me.name}
            </a>
          ) : (
            <span className="desk-person">{local?.person.name}</span>
          )}
          <Button
            type="button"
            kind="plain"
            size="small"
            lang={language === 'id' ? 'en' : 'id'}
            onClick={() => onLanguage(language === 'id' ? 'en' : 'id')}
          >
            {language === 'id' ? 'English' : 'Indonesia'}
          </Button>
          <Button
            type="button"
            kind="plain"
            size="small"
            aria-label={t('desk.key_help')}
            onClick={() => setShowsKeys(true)}
          >
            ?
          </Button>
          {local && (
            <Button type="button" kind="plain" size="small" icon="lock" onClick={onLock}>
              {t('desk.lock')}
            </Button>
          )}
          {me ? (
            <form method="post" action="/keluar">
              <Button kind="plain" size="small">
                {t('desk.sign_out')}
              </Button>
            </form>
          ) : (
            isOnline && <a href="/masuk?kembali=/meja">{t('shell.sign_in')}</a>
          )}
        </div>
      </header>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by keyboard clicks too */}
      <main id="isi" className="desk-main" onClick={stay}>
        {children}
      </main>
      <ModalOverlay className="overlay" isOpen={showsKeys} isDismissable onOpenChange={setShowsKeys}>
        <Modal className="modal">
          <Dialog className="dialog">
            <Heading slot="title">{t('desk.keys')}</Heading>
            <dl className="keys">
              {KEYS.map(({ key, word }) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(word)}</dd>
                </div>
              ))}
            </dl>
            <Button type="button" onClick={() => setShowsKeys(false)}>
              {t('desk.close')}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

/** Links below /meja never load a page anew: that would lock the desk and ask for the PIN again. */
function useStayInside() {
  const navigate = useNavigate()
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest('a')
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return
    if (link.origin !== location.origin || !/^\/meja(\/|$)/.test(link.pathname)) return
    event.preventDefault()
    void navigate(`${link.pathname}${link.search}${link.hash}`)
  }
}

function useKeys(onHelp: () => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    const goes: Readonly<Record<string, string>> = { d: '/meja', b: '/meja/baru', k: '/meja/kirim' }
    function hear(event: KeyboardEvent): void {
      const isTyping = (event.target as Element).closest('input, textarea, select, [role=dialog]')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') onHelp()
      const find = document.querySelector<HTMLInputElement>('input[type=search]')
      if (event.key === '/' && find) {
        event.preventDefault()
        find.focus()
      }
      const to = goes[event.key]
      if (to) void navigate(to)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
}

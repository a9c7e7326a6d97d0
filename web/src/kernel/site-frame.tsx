import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import type { WordKey } from '../words/words.ts'
import './site-frame.css'
import { useVisit } from './use-visit.ts'
import { useWords } from './use-words.ts'
import type { Theme } from './visit.ts'

export interface MenuItem {
  readonly href: string
  readonly word: WordKey
}

const THEMES: readonly { theme: Theme; word: WordKey }[] = [
  { theme: 'auto', word: 'shell.theme_auto' },
  { theme: 'light', word: 'shell.theme_light' },
  { theme: 'dark', word: 'shell.theme_dark' },
]

interface SiteFrameProps {
  readonly menu: readonly MenuItem[]
  readonly children: ReactNode
}

/** Head and foot of every page without scripts: where am I, in which language, and the way out. */
export function SiteFrame({ menu, children }: SiteFrameProps) {
  const { regionName, isRehearsal, region, theme } = useVisit()
  const { t, language } = useWords()
  const { pathname, search } = useLocation()
  const here = `${pathname}${search}`
  const above = menu.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  // The longest address above this page: /gerakan stands above /gerakan/bukti, but that has an entry of its own.
  const current = above.sort((a, b) => b.href.length - a.href.length)[0]?.href
  return (
    <>
      {isRehearsal && (
        <form className="rehearsal" method="post" action="/pilihan" aria-label={t('shell.rehearsal_name')}>
          <input type="hidden" name="back" value="/" />
          <span>{t('shell.rehearsal')}</span>
          <button type="submit" name="region" value={region.replace(/L$/, '')}>
            {t('shell.to_real')}
          </button>
        </form>
      )}
      <header className="site-header">
        <div className="wide site-bar">
          <a className="site-name" href="/">
            <img src="/mark.svg" alt="" width="36" height="36" />
            <span>
              <strong>Guyub</strong>
              <span>{regionName}</span>
            </span>
          </a>
          <nav aria-label={t('shell.main_menu')}>
            {menu.map(({ href, word }) => (
              <a key={href} href={href} aria-current={href === current ? 'page' : undefined}>
                {t(word)}
              </a>
            ))}
          </nav>
          <form className="languages" method="post" action="/pilihan" aria-label={t('shell.language')}>
            <input type="hidden" name="back" value={here} />
            <button type="submit" name="language" value="id" lang="id" aria-pressed={language === 'id'}>
              ID<span className="only-read"> Bahasa Indonesia</span>
            </button>
            <button type="submit" name="language" value="en" lang="en" aria-pressed={language === 'en'}>
              EN<span className="only-read"> English</span>
            </button>
          </form>
        </div>
      </header>
      <main id="isi">{children}</main>
      <footer className="site-footer kawung">
        <div className="wide">
          <p>
            <strong>{regionName}</strong>
            <br />
            {t('shell.promise')}
          </p>
          <nav aria-label={t('shell.officers')}>
            <a href="/masuk">{t('shell.sign_in')}</a>
            <a href="/kota-cerdas">{t('shell.movement')}</a>
            <a href="/survei">{t('survey.title')}</a>
            <a href="/informasi">{t('shell.information')}</a>
            <a href="/wilayah">{t('shell.areas')}</a>
          </nav>
          <form method="post" action="/pilihan">
            <input type="hidden" name="back" value={here} />
            <fieldset className="themes">
              <legend className="only-read">{t('shell.theme')}</legend>
              {THEMES.map(({ theme: value, word }) => (
                <button key={value} type="submit" name="theme" value={value} aria-pressed={theme === value}>
                  {t(word)}
                </button>
              ))}
            </fieldset>
            {!isRehearsal && (
              <button type="submit" name="region" value={`${region}L`} className="to-rehearsal">
                {t('shell.to_rehearsal')}
              </button>
            )}
          </form>
        </div>
        <p className="wide small">{t('shell.no_tracking')}</p>
      </footer>
    </>
  )
}

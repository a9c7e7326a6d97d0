import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
} from 'react-router'
import { SiteFrame } from './kernel/site-frame.tsx'
import { pageVisit, useVisit } from './kernel/use-visit.ts'
import { useWords } from './kernel/use-words.ts'
import { type Theme, visitOf } from './kernel/visit.ts'
import { ButtonLink } from './ui/button/button.tsx'
import { EmptyState } from './ui/empty-state/empty-state.tsx'
import './ui/styles/ui.css'

export function loader({ context }: LoaderFunctionArgs) {
  return pageVisit(visitOf(context))
}

// Language, theme and region change by a new page, so a desk without a network is never asked for them again.
export const shouldRevalidate = () => false

interface Handle {
  readonly script?: boolean
  readonly theme?: Theme
}

/** Public pages ship no framework: only a face that says so gets scripts. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { language, theme } = useVisit()
  const { t } = useWords()
  const handles = useMatches().map((match) => match.handle as Handle | undefined)
  const isScripted = handles.some((handle) => handle?.script === true)
  const wanted = handles.find((handle) => handle?.theme)?.theme ?? theme
  return (
    <html lang={language} data-theme={wanted === 'auto' ? undefined : wanted}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b5d66" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#isi">
          {t('shell.skip')}
        </a>
        {children}
        {isScripted && <Scripts />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { t } = useWords()
  // An address with a mistyped id is one of no page, too.
  const isMissing = isRouteErrorResponse(error) && (error.status === 404 || error.status === 400)
  const isDenied = isRouteErrorResponse(error) && (error.status === 401 || error.status === 403)
  const kind = isMissing ? 'missing' : isDenied ? 'denied' : 'fault'
  return (
    <SiteFrame menu={[]}>
      <title>{`${t(`shell.${kind}_title`)} · Guyub`}</title>
      <div className="wide">
        <EmptyState
          level={1}
          title={t(`shell.${kind}_title`)}
          action={
            <ButtonLink href={isDenied ? '/masuk' : '/'}>
              {t(isDenied ? 'shell.sign_in' : 'shell.home')}
            </ButtonLink>
          }
        >
          {t(`shell.${kind}_text`)}
        </EmptyState>
      </div>
    </SiteFrame>
  )
}

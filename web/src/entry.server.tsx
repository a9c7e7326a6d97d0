import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, RouterContextProvider, ServerRouter } from 'react-router'
import { type Door, doorAuth, doorCall, doorTransfer } from './kernel/door.ts'
import { type Visit, visitContext } from './kernel/visit.ts'

export { cookieOf, languageOf, themeOf } from './kernel/preferences.ts'

/** For the server that mounts this build: puts the visit where loaders and actions find it. */
export function contextFor({
  door,
  ...visit
}: Omit<Visit, 'call' | 'transfer' | 'auth'> & { readonly door: Door }) {
  const context = new RouterContextProvider()
  const { region } = visit
  context.set(visitContext, {
    ...visit,
    call: doorCall(region, door),
    transfer: doorTransfer(region, door),
    auth: doorAuth(door),
  })
  return context
}

/** Only our own faults are told, and without the address: it may hold somebody's tracking code. */
export function handleError(error: unknown, { request }: { readonly request: Request }): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) console.error(error)
}

// Pages are sent whole: an old phone on a slow line gains nothing from a stream that pauses.
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(visitContext)
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <ServerRouter context={entry} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('content-type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onError: reject,
        onShellError: reject,
      },
    )
  })
}

import { InstrumentKind, instrumentVersion, keyOfVersion } from '@guyub/contract/instruments'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { centreOf } from '../registry/centre.ts'

/** One version as a file, to be changed and brought again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const kind = InstrumentKind.safeParse(params.kind)
  if (!kind.success) throw new Response('instruments.no_such', { status: 404 })
  const [key, version] = [params.key ?? '', Number(params.version)]
  const { content } = answerOrLeave(
    request,
    await visit.call(instrumentVersion, { kind: kind.data, key, version }, centre),
  )
  return jsonFile(content, keyOfVersion(key, version))
}

/** JSON that people open and edit. */
export function jsonFile(content: object, name: string): Response {
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
      'cache-control': 'no-store',
    },
  })
}

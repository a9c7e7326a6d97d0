import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'

/** Only JSON in UTF-8 is taken; anything else in the body is a 415 or a 400 before a use case hears of it. */
export function takeOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    if (!isUtf8(bytes)) return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
    return parse(request, bytes.toString(), done)
  })
}

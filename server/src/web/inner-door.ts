import type { FastifyInstance, FastifyRequest } from 'fastify'

interface Asked {
  readonly method: string
  readonly url: string
  readonly body?: string
}

interface Answered {
  readonly status: number
  readonly text: string
}

/** A visitor's own requests to the API, made in process: same door, same cookie, same limits, no network. */
export function innerDoor(app: FastifyInstance, request: FastifyRequest, cookies: string[]) {
  const { cookie, 'user-agent': agent = '', 'accept-language': language = '' } = request.headers
  const headers = {
    ...(cookie && { cookie }),
    'user-agent': agent,
    'accept-language': language,
    host: request.host,
    origin: `${request.protocol}://${request.host}`,
    // We are the proxy of our own visitor, so that limits and the cookie's security are the visitor's.
    'x-forwarded-proto': request.protocol,
    // A visitor who has left meanwhile has no address any more.
    'x-forwarded-for': request.ip || '0.0.0.0',
  }

  async function inject(method: string, url: string, payload?: string | Buffer, type?: string) {
    const response = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress: '127.0.0.1',
      headers: { ...headers, ...(type && { 'content-type': type }) },
      ...(payload !== undefined && { payload }),
    })
    const set = response.headers['set-cookie']
    cookies.push(...(Array.isArray(set) ? set : set ? [set] : []))
    return response
  }

  return {
    async ask({ method, url, body }: Asked): Promise<Answered> {
      const { statusCode, body: text } = await inject(method, url, body, body && 'application/json')
      return { status: statusCode, text }
    },
    async send(url: string, bytes: Uint8Array, mediaType: string): Promise<Answered> {
      const { statusCode, body } = await inject('POST', url, Buffer.from(bytes), mediaType)
      return { status: statusCode, text: body }
    },
    async fetch(url: string): Promise<Response> {
      const { statusCode, headers: got, rawPayload } = await inject('GET', url)
      const kept = ['content-type', 'content-disposition', 'content-length'].flatMap((name) => {
        const value = got[name]
        return value === undefined ? [] : [[name, String(value)] as [string, string]]
      })
      return new Response(new Uint8Array(rawPayload), { status: statusCode, headers: kept })
    },
  }
}

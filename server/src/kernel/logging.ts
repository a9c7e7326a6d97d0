import type { FastifyRequest } from 'fastify'

/**
 * What goes to the log of the process: the route, never the address with its query; the kind of a failure, never the
 * values in it. PostgreSQL quotes what was written into its messages, so of those only the code and constraint stay.
 */
export function logging(level: string) {
  return {
    level,
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
      err: told,
    },
  }
}

interface Told {
  readonly [key: string]: unknown
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  readonly constraint?: string
}

export function told(error: Error & { code?: string; constraint?: string; severity?: string }): Told {
  const { code, constraint, severity, stack = '' } = error
  const message = severity ? `PostgreSQL said ${code}` : error.message
  return {
    type: error.constructor.name,
    message,
    // Its first lines repeat the message.
    stack: stack.slice(stack.search(/\n\s+at /)).trim(),
    ...(code && { code }),
    ...(constraint && { constraint }),
  }
}

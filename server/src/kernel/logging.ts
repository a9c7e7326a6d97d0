import type { FastifyRequest } from 'fastify'
import type { LogFn, Logger } from 'pino'

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
    hooks: { logMethod: withToldMessage },
  }
}

// pino repeats the message of an error as the message of its line, beside what the serializer left of it.
function withToldMessage(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  const [first, message] = args as [unknown, unknown?]
  const error = errorIn(first)
  if (!error || (message !== undefined && message !== error.message)) log.apply(this, args)
  else log.call(this, first === error ? { err: error } : first, told(error).message)
}

function errorIn(first: unknown): Error | undefined {
  if (first instanceof Error) return first
  const { err } = (first ?? {}) as { err?: unknown }
  return err instanceof Error ? err : undefined
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

import type { GenericEndpointContext } from 'better-auth'

/** What better-auth hands to an endpoint of ours. */
export type EndpointContext = GenericEndpointContext

/** Where the browser is: a passkey belongs to a host name, and its answer names the whole origin. */
export function placeOf({ request }: Pick<EndpointContext, 'request'>): { host: string; origin: string } {
  const { hostname, origin } = new URL(request?.url ?? 'http://guyub.invalid')
  return { host: hostname, origin }
}

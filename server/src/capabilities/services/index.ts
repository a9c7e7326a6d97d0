import * as contract from '@guyub/contract/services'
import { type Http, serve } from '../../kernel/http.ts'
import type { ServicesNeeds } from './needs.ts'
import { service, services } from './services.ts'

export function servicesRoutes(http: Http, needs: ServicesNeeds): void {
  serve(http, contract.services, (ctx) => services(ctx, needs))
  serve(http, contract.service, (ctx, input) => service(ctx, needs, input))
}

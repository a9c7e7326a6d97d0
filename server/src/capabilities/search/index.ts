import * as contract from '@guyub/contract/search'
import { type Http, serve } from '../../kernel/http.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { search } from './search.ts'

export function searchRoutes(http: Http, needs: { readonly services: InstalledServices }): void {
  serve(http, contract.search, (ctx, input) => search(ctx, needs, input))
}

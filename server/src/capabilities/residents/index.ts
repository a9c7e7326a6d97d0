import * as contract from '@guyub/contract/residents'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { eraseResident } from './erase.ts'
import { exportResidents } from './export.ts'
import { findResident } from './find.ts'
import { importResidents } from './import.ts'
import type { ResidentsNeeds } from './needs.ts'
import { residents } from './read.ts'

export { eraseResident } from './erase.ts'
export { residentErased, residentsImported } from './events.ts'
export { findResident } from './find.ts'

export function residentsRoutes(http: Http, needs: ResidentsNeeds): void {
  serveUpload(http, contract.importResidents, (ctx, input, content) =>
    importResidents(ctx, needs, input, content),
  )
  serve(http, contract.residents, (ctx) => residents(ctx, needs))
  serve(http, contract.findResident, (ctx, input) => findResident(ctx, needs, input))
  serveDownload(http, contract.exportResidents, (ctx) => exportResidents(ctx, needs))
  serve(http, contract.eraseResident, eraseResident)
}

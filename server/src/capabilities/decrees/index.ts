import * as contract from '@guyub/contract/decrees'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import type { DocumentsNeeds } from '../documents/index.ts'
import { decideDecree, submitDecree } from './chain.ts'
import { draftDecree } from './draft.ts'
import { handovers, type OpenWork } from './handovers.ts'
import { importSeats } from './import-seats.ts'
import { numberDecree } from './number.ts'
import { decreePaper } from './paper.ts'
import { decree, decrees } from './read.ts'
import { addDecreeScan, decreeScan } from './scan.ts'
import { dropSeat, setSeat } from './set-seat.ts'
import { team } from './team.ts'
import { writeDecree } from './write.ts'

export { actingAs } from './acting.ts'

interface DecreesNeeds extends OpenWork {
  readonly documents: DocumentsNeeds
}

export function decreesRoutes(http: Http, needs: DecreesNeeds): void {
  const { documents } = needs
  serve(http, contract.team, team)
  serve(http, contract.handovers, (ctx) => handovers(ctx, needs))
  serve(http, contract.decrees, decrees)
  serve(http, contract.draftDecree, draftDecree)
  serve(http, contract.decree, decree)
  serve(http, contract.writeDecree, writeDecree)
  serve(http, contract.setSeat, setSeat)
  serve(http, contract.dropSeat, dropSeat)
  serve(http, contract.submitDecree, submitDecree)
  serve(http, contract.decideDecree, decideDecree)
  serve(http, contract.numberDecree, (ctx, input) => numberDecree(ctx, documents, input))
  serveUpload(http, contract.importSeats, (ctx, input, content) => importSeats(ctx, input, content))
  serveUpload(http, contract.addDecreeScan, (ctx, input, content) =>
    addDecreeScan(ctx, documents, input, content),
  )
  serveDownload(http, contract.decreeScan, (ctx, input) => decreeScan(ctx, documents, input))
  serveDownload(http, contract.decreePaper, (ctx, input) => decreePaper(ctx, documents, input))
}

import * as contract from '@guyub/contract/information'
import { type Http, serve } from '../../kernel/http.ts'
import type { FileStore } from '../../kernel/kept-file.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { attachInformation, informationFile } from './file.ts'
import { changeInformation, enterInformation } from './keep.ts'
import { information, informationItem, keptInformation } from './read.ts'
import type { OfficeNames } from './row.ts'
import { setInformationState } from './set-state.ts'

export {
  informationAttached,
  informationChanged,
  informationEntered,
  informationPublished,
  informationWithdrawn,
} from './events.ts'

export function informationRoutes(http: Http, store: FileStore, officeNames: OfficeNames): void {
  serve(http, contract.information, (ctx, input) => information(ctx, officeNames, input))
  serve(http, contract.keptInformation, (ctx) => keptInformation(ctx, officeNames))
  serve(http, contract.informationItem, (ctx, input) => informationItem(ctx, officeNames, input))
  serve(http, contract.enterInformation, (ctx, input) => enterInformation(ctx, officeNames, input))
  serve(http, contract.changeInformation, changeInformation)
  serve(http, contract.setInformationState, setInformationState)
  serveUpload(http, contract.attachInformation, (ctx, input, content) =>
    attachInformation(ctx, store, input, content),
  )
  serveDownload(http, contract.informationFile, (ctx, input) => informationFile(ctx, store, input))
}

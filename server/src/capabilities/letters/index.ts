import * as contract from '@guyub/contract/letters'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { eraseLetter } from './erase.ts'
import { exportLetters } from './export.ts'
import { findLetters, openLetter } from './find.ts'
import { importLetters } from './import.ts'
import type { LettersNeeds } from './needs.ts'
import { letters } from './read.ts'

export { eraseLetter } from './erase.ts'
export { letterErased, lettersImported } from './events.ts'
export type { HandedOut, LettersNeeds, Period } from './needs.ts'

export function lettersRoutes(http: Http, needs: LettersNeeds): void {
  serveUpload(http, contract.importLetters, (ctx, input, content) =>
    importLetters(ctx, needs, input, content),
  )
  serve(http, contract.letters, (ctx) => letters(ctx, needs))
  serve(http, contract.findLetters, (ctx, input) => findLetters(ctx, needs, input))
  serve(http, contract.openLetter, (ctx, input) => openLetter(ctx, needs, input))
  serveDownload(http, contract.exportLetters, (ctx, input) => exportLetters(ctx, needs, input))
  serve(http, contract.eraseLetter, eraseLetter)
}

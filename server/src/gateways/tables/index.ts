import * as contract from '@guyub/contract/tables'
import type { Http } from '../../kernel/http.ts'
import { serve } from '../../kernel/http.ts'
import { serveUpload } from '../../kernel/transfer.ts'
import { tableAnswers } from './answers.ts'
import { tableColumns, tables } from './columns.ts'
import { importTable } from './import.ts'
import type { TablesNeeds } from './needs.ts'

/** Tables of other systems: requests in, answers out, by the number under which the other system knows them. */
export function tablesRoutes(http: Http, needs: TablesNeeds): void {
  serveUpload(http, contract.importTable, (ctx, input, content) => importTable(ctx, needs, input, content))
  serve(http, contract.tables, (ctx) => tables(ctx, needs))
  serve(http, contract.tableColumns, (ctx, input) => tableColumns(ctx, needs, input))
  serve(http, contract.tableAnswers, (ctx, input) => tableAnswers(ctx, needs, input))
}

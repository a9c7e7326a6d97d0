import { cohortRoutes } from './capabilities/cohort/index.ts'
import { type DocumentsNeeds, issue, issuedFile } from './capabilities/documents/index.ts'
import { names } from './capabilities/identity/index.ts'
import { officesOf } from './capabilities/regions/index.ts'
import type { Http } from './kernel/http.ts'

/** Technical guidance and briefings: a group of people is lent the region's offices, people's names and our papers. */
export function trainingRoutes(http: Http, documents: DocumentsNeeds): void {
  const { vault, files, tokenKey, origin } = documents
  cohortRoutes(http, {
    ...{ vault, files, origin, codeKey: tokenKey },
    offices: async ({ region }, db) =>
      (await officesOf({ ...region, db }, { limit: 10_000, closed: true })).offices,
    names: ({ region }, ids) => names(region.db, ids),
    issueCertificate: (tx, ctx, wanted) => issue(tx, ctx, documents, { ...wanted, kind: 'attendance' }),
    issuedFile: (ctx, documentId) => issuedFile(ctx, documents, documentId),
  })
}

import { ledgerSums } from '@guyub/contract/ledger'
import type { LoaderFunctionArgs } from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

/** The sums that an address asks for: its days, or this year until today. The service stands in the path or in the query. */
export async function sumsAsked({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const search = new URL(request.url).searchParams
  const asked = (name: string, otherwise: string) => {
    const day = search.get(name) ?? ''
    return DAY.test(day) ? day : otherwise
  }
  const [from, until] = [asked('dari', `${today.slice(0, 4)}-01-01`), asked('sampai', today)]
  const service = params.service ?? search.get('layanan') ?? ''
  const [sums, offices] = await Promise.all([
    call(ledgerSums, { service, from, until }),
    allOffices(call, { closed: true }),
  ])
  return {
    ...{ ...answerOrLeave(request, sums), service, from, until },
    names: Object.fromEntries((offices ?? []).map(({ code, name }) => [code, name])),
    villages: (offices ?? []).filter(({ kind }) => kind === 'village').map(({ code }) => code),
  }
}

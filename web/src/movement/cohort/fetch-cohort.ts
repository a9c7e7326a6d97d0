import { cohortCalendar, cohortCards, cohortCertificate, cohortPaper, workFile } from '@guyub/contract/cohort'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

const PAPERS = { undangan: 'invitation', daftar: 'list', spj: 'file' } as const

/** Every file of a cohort, by what the address calls it. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { cohortId = '', kind = '', part = '' } = params
  const { fetch } = visitOf(context).transfer
  const reply =
    kind === 'kalender'
      ? await fetch(cohortCalendar, { cohortId })
      : kind === 'kartu'
        ? await fetch(cohortCards, { cohortId })
        : kind === 'hasil'
          ? await fetch(workFile, { cohortId, workId: part })
          : kind === 'sertifikat'
            ? await fetch(cohortCertificate, { cohortId, delegateId: part })
            : kind in PAPERS
              ? await fetch(cohortPaper, {
                  cohortId,
                  stage: part,
                  paper: PAPERS[kind as keyof typeof PAPERS],
                })
              : undefined
  if (!reply) throw new Response(null, { status: 404 })
  if (reply.ok) return reply.response
  if (reply.problem.status === 401)
    throw redirect(`/masuk?kembali=${encodeURIComponent(new URL(request.url).pathname)}`)
  throw new Response(null, { status: reply.problem.status || 500 })
}

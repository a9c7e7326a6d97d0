import { newCommandId } from '@guyub/contract/command'
import { agreements, draftAgreement, registry } from '@guyub/contract/movement'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { centreOf } from '../registry/centre.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const { pathname, search, searchParams } = new URL(request.url)
  if (!may('movement.manage')) throw redirect(`/masuk?kembali=${encodeURIComponent(pathname + search)}`)
  const found = answerOrLeave(request, await visit.call(registry, {}, centre))
  const { agreements: all, note } = answerOrLeave(request, await visit.call(agreements, {}, centre))
  return {
    selected: found.members
      .filter(({ steps }) => steps.selected)
      .map(({ code, name }) => ({ key: code, label: name })),
    open: all
      .filter(({ signed, followedBy }) => signed && !followedBy)
      .map(({ id, member, memberName }) => ({ id, member, memberName })),
    note,
    member: searchParams.get('daerah') ?? '',
    follows: searchParams.get('lanjutan') ?? '',
    commandId: newCommandId(),
  }
}

const NAMES = [
  'member',
  'subject',
  'months',
  'centreName',
  'centrePosition',
  'regionName',
  'regionPosition',
  'centreNumber',
  'regionNumber',
  'follows',
] as const

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const form = await request.formData()
  const said = Object.fromEntries(NAMES.map((name) => [name, String(form.get(name) ?? '').trim()])) as Record<
    (typeof NAMES)[number],
    string
  >
  const reply = await visit.call(
    draftAgreement,
    {
      ...{
        commandId: String(form.get('commandId')),
        member: said.member,
        subject: said.subject,
        months: Number(said.months),
      },
      centreSigner: { name: said.centreName, position: said.centrePosition },
      regionSigner: { name: said.regionName, position: said.regionPosition },
      ...(said.centreNumber && { centreNumber: said.centreNumber }),
      ...(said.regionNumber && { regionNumber: said.regionNumber }),
      ...(said.follows && { follows: said.follows }),
    },
    centre,
  )
  if (reply.ok) return redirect(`/gerakan/daerah/mou/${reply.answer.agreementId}`, 303)
  return data({ problem: reply.problem.code, said }, { status: reply.problem.status || 500 })
}

/** A draft from the template: parties, signers, subject and months; numbers may come later. */
export default function DraftAgreement() {
  const { selected, open, note, member, follows, commandId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const said = result?.said
  const optional = t('registry.optional')
  const text = (name: (typeof NAMES)[number], label: string) => ({
    name,
    label,
    defaultValue: said?.[name],
    maxLength: 200,
  })
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('mou.draft_new')}
        lead={of(note)}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/daerah', word: t('registry.title') },
          { href: '/gerakan/daerah/mou', word: t('mou.title') },
        ]}
      />
      {result && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="commandId" value={commandId} />
        <div className="pair">
          <Select
            name="member"
            label={t('mou.with')}
            value={said?.member ?? member}
            options={[{ key: '', label: t('mou.choose') }, ...selected]}
          />
          <Select
            name="follows"
            label={t('mou.follows')}
            value={said?.follows ?? follows}
            options={[
              { key: '', label: t('mou.follows_none') },
              ...open.map(({ id, memberName }) => ({ key: id, label: memberName })),
            ]}
          />
        </div>
        <Field {...text('subject', t('mou.subject'))} maxLength={500} required />
        <Field
          {...text('months', t('mou.months'))}
          type="number"
          min={1}
          max={240}
          defaultValue={said?.months ?? '36'}
          width="short"
          required
        />
        <div className="pair">
          <Field {...text('centreName', t('mou.centre_name'))} required />
          <Field {...text('centrePosition', t('mou.position'))} required />
          <Field {...text('centreNumber', t('mou.centre_number'))} optional={optional} />
        </div>
        <div className="pair">
          <Field {...text('regionName', t('mou.region_name'))} required />
          <Field {...text('regionPosition', t('mou.position'))} required />
          <Field {...text('regionNumber', t('mou.region_number'))} optional={optional} />
        </div>
        <div>
          <Button>{t('mou.draft_button')}</Button>
        </div>
      </form>
    </div>
  )
}

import { newCommandId } from '@guyub/contract/command'
import { me, people } from '@guyub/contract/identity'
import { hereIs, inbox } from '@guyub/contract/nodes'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { actOnNodes } from './act-on-nodes.ts'
import { ActedNotice } from './acted-notice.tsx'
import { HandOver } from './hand-over.tsx'
import { HereNotice } from './here-notice.tsx'
import { InboxCard } from './inbox-card.tsx'
import { Stick } from './stick.tsx'
import './nodes.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { items } = answerOrLeave(request, await call(inbox, {}))
  const [here, who] = await Promise.all([call(hereIs, {}), call(me, {})])
  const office = who.ok ? who.answer.acting?.office.code : undefined
  const colleagues = office ? await call(people, { office }) : undefined
  const commands = Object.fromEntries(items.map(({ commandId }) => [commandId, newCommandId()]))
  return {
    ...{ items, commands, command: newCommandId(), here: here.ok ? here.answer.node : null },
    colleagues: colleagues?.ok ? colleagues.answer.map(({ id, name }) => ({ id, name })) : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const acted = await actOnNodes(visitOf(context), await request.formData())
  return 'problem' in acted ? data(acted, { status: acted.status }) : acted
}

/** What was done at the office's node and was not taken: an officer decides on each, at the node or at the regency. */
export default function InboxPage() {
  const { items, commands, command, here, colleagues } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('nodes.inbox')} lead={t('nodes.inbox_lead')} />
      <ActedNotice acted={acted} />
      {here && <HereNotice here={here} />}
      {items.length === 0 ? (
        <EmptyState title={t('nodes.inbox_empty')}>{t('nodes.inbox_empty_text')}</EmptyState>
      ) : (
        <ul className="plain-list node-list">
          {items.map((item) => (
            <InboxCard key={item.commandId} item={item} command={commands[item.commandId] ?? command} />
          ))}
        </ul>
      )}
      {items.length > 0 && <HandOver items={items} colleagues={colleagues} command={command} />}
      <Stick>
        <div>
          <ButtonLink href="/kantor/simpul/berkas" kind="second" icon="download" download>
            {t('nodes.download')}
          </ButtonLink>
        </div>
      </Stick>
    </div>
  )
}

import { newCommandId } from '@guyub/contract/command'
import { nodes } from '@guyub/contract/nodes'
import { offices } from '@guyub/contract/regions'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { renderSVG } from 'uqr'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { actOnNodes } from './act-on-nodes.ts'
import { ActedNotice } from './acted-notice.tsx'
import { NodeCard } from './node-card.tsx'
import { Stick } from './stick.tsx'
import './nodes.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const answer = answerOrLeave(request, await call(nodes, {}))
  const villages = await call(offices, { kind: 'village', limit: 500 })
  return {
    ...{ ...answer, command: newCommandId() },
    villages: villages.ok ? villages.answer.offices.map(({ code, name }) => ({ code, name })) : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const acted = await actOnNodes(visitOf(context), await request.formData())
  return 'problem' in acted ? data(acted, { status: acted.status }) : acted
}

/** The village nodes of the region: how each does, a code for a new one, and files for sticks. */
export default function NodesPage() {
  const { nodes: all, invitations, villages, command } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const { t, language } = useWords()
  const { zone } = useVisit()
  const nameOf = (office: string) => villages.find(({ code }) => code === office)?.name ?? office
  return (
    <div className="stack-wide">
      <PageHeader title={t('nodes.title')} lead={t('nodes.lead')} />
      <ActedNotice acted={acted} />
      {acted && 'done' in acted && acted.done === 'invited' && (
        <section className="card node-code" aria-labelledby="code">
          <div className="stack">
            <h2 id="code">{t('nodes.code')}</h2>
            <p>{t('nodes.code_text')}</p>
            <pre className="node-line">npx guyub node pair '{acted.line}'</pre>
            <p className="small">
              {t('nodes.code_until', { when: formatMoment(acted.expiresAt, language, zone) })}
            </p>
          </div>
          <div
            className="node-qr"
            role="img"
            aria-label={t('nodes.code')}
            dangerouslySetInnerHTML={{ __html: renderSVG(acted.line, { border: 2 }) }}
          />
        </section>
      )}
      {all.length === 0 ? (
        <EmptyState title={t('nodes.none')}>{t('nodes.none_text')}</EmptyState>
      ) : (
        <ul className="plain-list node-list">
          {all.map((node) => (
            <NodeCard key={node.nodeId} node={node} command={command} />
          ))}
        </ul>
      )}
      <form method="post" className="card stack">
        <h2>{t('nodes.pair')}</h2>
        <p>{t('nodes.pair_lead')}</p>
        <input type="hidden" name="intent" value="invite" />
        <input type="hidden" name="command" value={command} />
        <div className="pair">
          <Field
            name="office"
            label={t('nodes.office')}
            hint={t('nodes.office_hint')}
            list="villages"
            required
          />
          <Field
            name="name"
            label={t('nodes.name')}
            hint={t('nodes.name_hint')}
            pattern="[a-z0-9][a-z0-9\-]{1,38}[a-z0-9]"
            required
          />
        </div>
        <datalist id="villages">
          {villages.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
        <div>
          <Button icon="plus">{t('nodes.make_code')}</Button>
        </div>
        {invitations.length > 0 && (
          <div>
            <h3>{t('nodes.waiting_codes')}</h3>
            <ul>
              {invitations.map(({ short, office, name, expiresAt }) => (
                <li key={short}>
                  {name}, {nameOf(office)}: <span className="code">{short}-…</span>{' '}
                  <span className="small quiet">{formatMoment(expiresAt, language, zone)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </form>
      <Stick>
        {all
          .filter(({ revokedAt }) => !revokedAt)
          .map(({ nodeId, name }) => (
            <div key={nodeId}>
              <ButtonLink href={`/kantor/simpul/berkas/${nodeId}`} kind="second" icon="download" download>
                {t('nodes.download_for', { name })}
              </ButtonLink>
            </div>
          ))}
      </Stick>
    </div>
  )
}

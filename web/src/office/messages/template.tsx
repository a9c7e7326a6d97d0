import { newCommandId } from '@guyub/contract/command'
import {
  filledIn,
  type MessageTemplate,
  messageTemplates,
  setMessageTemplate,
  smsParts,
} from '@guyub/contract/outbox'
import { LANGUAGES, type Language } from '@guyub/contract/text'
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
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { WordsField } from './words-field.tsx'

async function opened({ request, context }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('kata') ?? ''
  const all = answerOrLeave(request, await visitOf(context).call(messageTemplates, {}))
  const template = all.find((one) => one.key === key)
  if (!template) throw new Response('messages.unknown_template', { status: 404 })
  return template
}

export async function loader(asked: LoaderFunctionArgs) {
  return { template: await opened(asked), command: newCommandId() }
}

export async function action(asked: ActionFunctionArgs) {
  const form = await asked.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const words = { id: text('id'), en: text('en') }
  if (text('intent') === 'see') return { words, problem: null }
  const { key } = await opened(asked)
  const reply = await visitOf(asked.context).call(setMessageTemplate, {
    ...{ commandId: text('command'), key, version: Number(text('version')) },
    words: text('intent') === 'given' ? null : words,
  })
  if (reply.ok) throw redirect('/kantor/pesan/kata?tersimpan=1', 303)
  return data({ words, problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** The region's own words for one message, with the fields to put in and what comes of them. */
export default function Template() {
  const { template, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const words = result?.words ?? template.own ?? template.given
  return (
    <div className="stack-wide">
      <PageHeader
        title={of(template.name)}
        lead={of(template.group)}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/kantor/pesan', word: t('messages.title') },
          { href: '/kantor/pesan/kata', word: t('messages.words') },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="version" value={template.version} />
        {LANGUAGES.map((language) => (
          <WordsField
            key={language}
            name={language}
            label={t(`messages.words_${language}`)}
            hint={t('messages.given_of', { words: template.given[language] })}
            fields={template.fields}
            value={words[language]}
          />
        ))}
        <div className="row">
          <Button name="intent" value="save">
            {t('messages.save')}
          </Button>
          <Button kind="second" name="intent" value="see">
            {t('messages.see')}
          </Button>
          {template.own && (
            <Button kind="second" name="intent" value="given">
              {t('messages.back_to_given')}
            </Button>
          )}
        </div>
      </form>
      <section className="stack" aria-labelledby="preview">
        <h2 id="preview">{t('messages.preview')}</h2>
        <p className="quiet small">{t('messages.preview_text')}</p>
        {LANGUAGES.map((language) => (
          <Preview key={language} language={language} words={words[language]} fields={template.fields} />
        ))}
      </section>
      <script type="module" src="/plain/insert-field.js" />
    </div>
  )
}

interface PreviewProps {
  readonly language: Language
  readonly words: string
  readonly fields: MessageTemplate['fields']
}

function Preview({ language, words, fields }: PreviewProps) {
  const { t } = useWords()
  const samples = Object.fromEntries(fields.map(({ key, sample }) => [key, sample[language]]))
  const text = filledIn(words, samples)
  return (
    <article className="card">
      <p lang={language}>{text}</p>
      <p className="small quiet">
        {t(`messages.words_${language}`)} · {t('messages.parts', { count: smsParts(text) })}
      </p>
    </article>
  )
}

import type { SurveyView } from '@guyub/contract/survey'
import type { Text } from '@guyub/contract/text'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import type { SearchOption } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'

interface ProgrammeFormProps {
  readonly view: SurveyView
  readonly agencies: readonly SearchOption[]
  readonly services: readonly { readonly key: string; readonly title: Text }[]
}

export function ProgrammeForm({ view, agencies, services }: ProgrammeFormProps) {
  const { t, of } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('survey.set_programme')}</h2>
      <p className="quiet">{t('survey.set_programme_text')}</p>
      <Choice
        name="element"
        label={t('survey.element')}
        options={view.dimensions.flatMap(({ label, elements }) =>
          elements.map((element) => ({ key: element.key, label: `${of(label)}: ${of(element.label)}` })),
        )}
      />
      <Field name="title" label={t('survey.programme')} required minLength={3} maxLength={200} width="full" />
      <SearchChoice name="office" label={t('survey.owner')} options={agencies} />
      <Choice
        name="service"
        label={t('survey.service')}
        hint={t('survey.service_hint')}
        optional={t('shell.optional')}
        options={services.map(({ key, title }) => ({ key, label: of(title) }))}
      />
      <div>
        <Button name="intent" value="programme">
          {t('survey.set_programme')}
        </Button>
      </div>
    </form>
  )
}

/** What waits for this office's yes. */
export function AgreeForms({ view, office }: { readonly view: SurveyView; readonly office: string }) {
  const { t, of } = useWords()
  const waiting = view.dimensions
    .flatMap(({ elements }) => elements)
    .filter(({ programme }) => programme?.officeCode === office && !programme.agreedAt)
  if (waiting.length === 0) return null
  return (
    <section className="card stack">
      <p>{t('survey.agree_text')}</p>
      {waiting.map(({ key, label, programme }) => (
        <form key={key} method="post" className="row">
          <input type="hidden" name="element" value={key} />
          <span>
            <strong lang="id">{programme?.title}</strong> ({of(label)})
          </span>
          <Button name="intent" value="agree" size="small" icon="check">
            {t('survey.agree')}
          </Button>
        </form>
      ))}
    </section>
  )
}

export function OpenForm() {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('survey.open')}</h2>
      <p className="quiet">{t('survey.open_text')}</p>
      <div>
        <Button name="intent" value="open" kind="second">
          {t('survey.open')}
        </Button>
      </div>
    </form>
  )
}

export function CloseForm() {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('survey.close')}</h2>
      <p className="quiet">{t('survey.close_text')}</p>
      <LongField
        name="statement"
        label={t('survey.statement')}
        required
        minLength={10}
        maxLength={1000}
        rows={3}
      />
      <div>
        <Button name="intent" value="close">
          {t('survey.close')}
        </Button>
      </div>
    </form>
  )
}

import type { SurveyView } from '@guyub/contract/survey'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'

/** By chance from people served on the platform, or codes for a list of the agency's own. */
export function DrawForms({ view, today }: { readonly view: SurveyView; readonly today: string }) {
  const { t } = useWords()
  const programmes = view.dimensions
    .flatMap(({ elements }) => elements)
    .flatMap(({ key, programme }) => (programme ? [{ key, ...programme }] : []))
  const options = (served: boolean) =>
    programmes
      .filter(({ service }) => (service !== null) === served)
      .map(({ key, title }) => ({ key, label: title }))
  const count = (id: string) => (
    <Field
      name="count"
      id={id}
      type="number"
      label={t('survey.count')}
      defaultValue={50}
      min={1}
      max={500}
      required
      width="short"
    />
  )
  return (
    <>
      {options(true).length > 0 && (
        <form method="post" className="card stack">
          <h2>{t('survey.draw')}</h2>
          <p className="quiet">{t('survey.draw_text')}</p>
          <Choice
            name="element"
            id="draw-element"
            label={t('survey.programme')}
            value={options(true)[0]?.key}
            options={options(true)}
          />
          <div className="pair">
            <Field
              name="firstDay"
              type="date"
              label={t('survey.first_day')}
              defaultValue={`${view.year}-01-01`}
              required
              width="short"
            />
            <Field
              name="lastDay"
              type="date"
              label={t('survey.last_day')}
              defaultValue={today}
              required
              width="short"
            />
            {count('draw-count')}
          </div>
          <Field
            name="seed"
            label={t('survey.seed')}
            hint={t('survey.seed_hint')}
            optional={t('shell.optional')}
            maxLength={60}
            width="medium"
          />
          <div>
            <Button name="intent" value="draw">
              {t('survey.draw')}
            </Button>
          </div>
        </form>
      )}
      {options(false).length > 0 && (
        <form method="post" className="card stack">
          <h2>{t('survey.list_codes')}</h2>
          <p className="quiet">{t('survey.list_text')}</p>
          <Choice
            name="element"
            id="list-element"
            label={t('survey.programme')}
            value={options(false)[0]?.key}
            options={options(false)}
          />
          <Field
            name="list"
            label={t('survey.list')}
            hint={t('survey.list_hint')}
            required
            minLength={3}
            maxLength={200}
            width="full"
          />
          {count('list-count')}
          <div>
            <Button name="intent" value="list" kind="second">
              {t('survey.make_codes')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}

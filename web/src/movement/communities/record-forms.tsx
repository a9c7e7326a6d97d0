import { ERASE_REASONS } from '@guyub/contract/cases'
import type { CommunityDimension, community } from '@guyub/contract/communities'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'

/** Verify or refuse; what stands already is not offered again. */
export function DecideForm({ one }: { readonly one: z.output<typeof community.answer> }) {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('communities.decide')}</h2>
      <input type="hidden" name="version" value={one.version} />
      <Field
        name="reason"
        label={t('communities.reason')}
        hint={t('communities.reason_hint')}
        optional={t('shell.optional')}
        maxLength={500}
        width="full"
      />
      <div className="row">
        {one.status !== 'verified' && (
          <Button name="verdict" value="verified" icon="check">
            {t('communities.verify')}
          </Button>
        )}
        {one.status !== 'refused' && (
          <Button name="verdict" value="refused" kind="second">
            {t('communities.refuse')}
          </Button>
        )}
      </div>
    </form>
  )
}

export function PinForm({ pin }: { readonly pin: string }) {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('communities.renew_pin')}</h2>
      <p className="quiet">{t('communities.renew_pin_text')}</p>
      <input type="hidden" name="pin" value={pin} />
      <div>
        <Button name="intent" value="pin" kind="second">
          {t('communities.renew_pin')}
        </Button>
      </div>
    </form>
  )
}

export function EraseContactForm({ command }: { readonly command: string }) {
  const { t } = useWords()
  return (
    <details className="card">
      <summary>{t('communities.erase_contact')}</summary>
      <form method="post" className="stack">
        <p>{t('communities.erase_contact_text')}</p>
        <input type="hidden" name="command" value={command} />
        <Choice
          name="reason"
          id="erase-reason"
          label={t('communities.erase_ground')}
          value="person-asks"
          options={ERASE_REASONS.map((key) => ({ key, label: t(`communities.ground_${key}`) }))}
        />
        <label className="choice-option">
          <input type="checkbox" name="sure" value="yes" required /> {t('communities.erase_contact_sure')}
        </label>
        <div>
          <Button name="intent" value="erase-contact" kind="danger">
            {t('communities.erase_contact')}
          </Button>
        </div>
      </form>
    </details>
  )
}

interface RecordIdeaFormProps {
  readonly fields: readonly CommunityDimension[]
  readonly command: string
}

export function RecordIdeaForm({ fields, command }: RecordIdeaFormProps) {
  const { t, of } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('communities.record_idea')}</h2>
      <p className="quiet">{t('communities.record_idea_text')}</p>
      <input type="hidden" name="command" value={command} />
      <Field
        name="title"
        label={t('communities.idea_title')}
        required
        minLength={5}
        maxLength={160}
        width="full"
      />
      <Choice
        name="element"
        label={t('communities.element')}
        options={fields.flatMap(({ label, elements }) =>
          elements.map((element) => ({ key: element.key, label: `${of(label)}: ${of(element.label)}` })),
        )}
      />
      <LongField
        name="text"
        label={t('communities.idea_text')}
        hint={t('communities.propose_text')}
        required
        minLength={20}
        maxLength={4000}
        rows={5}
      />
      <div>
        <Button name="intent" value="idea" kind="second">
          {t('communities.record_idea')}
        </Button>
      </div>
    </form>
  )
}

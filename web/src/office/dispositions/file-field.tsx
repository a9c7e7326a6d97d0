import { useWords } from '../../kernel/use-words.ts'

/** Papers that go along. The ids come with the page, so that a second press attaches nothing twice. */
export function FileField({ id, commands }: { readonly id: string; readonly commands: readonly string[] }) {
  const { t } = useWords()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('dispositions.files')} <span className="field-optional">{t('dispositions.optional')}</span>
      </label>
      <span className="field-hint" id={`${id}-hint`}>
        {t('dispositions.files_hint')}
      </span>
      {commands.map((command) => (
        <input key={command} type="hidden" name="file-command" value={command} />
      ))}
      <input
        className="file-input"
        id={id}
        name="files"
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png,image/webp"
        aria-describedby={`${id}-hint`}
      />
    </div>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import { FileField } from '../../ui/field/field.tsx'

/** Papers that go along. The ids come with the page, so that a second press attaches nothing twice. */
export function LetterFiles({ id, commands }: { readonly id: string; readonly commands: readonly string[] }) {
  const { t } = useWords()
  return (
    <>
      {commands.map((command) => (
        <input key={command} type="hidden" name="file-command" value={command} />
      ))}
      <FileField
        id={id}
        name="files"
        label={t('dispositions.files')}
        hint={t('dispositions.files_hint')}
        optional={t('shell.optional')}
        multiple
        accept="application/pdf,image/jpeg,image/png,image/webp"
      />
    </>
  )
}

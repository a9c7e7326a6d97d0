import { useState } from 'react'
import { SHEET_FORMATS, type Sheet, type SheetFormat, sheetBlob, sheetFile } from '../kernel/sheet.ts'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'

/** The table as a file. What it holds is asked for when somebody wants it, and made on the device. */
export function DownloadSheet({ make }: { readonly make: () => Promise<Sheet> }) {
  const { t } = useWords()
  const [isBusy, setIsBusy] = useState(false)

  async function download(format: SheetFormat): Promise<void> {
    setIsBusy(true)
    try {
      const sheet = await make()
      const address = URL.createObjectURL(await sheetBlob(sheet, format))
      const link = document.createElement('a')
      link.href = address
      link.download = sheetFile(sheet, format)
      link.click()
      URL.revokeObjectURL(address)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <div className="row screen-only">
      {SHEET_FORMATS.map((format) => (
        <Button
          key={format}
          type="button"
          kind="second"
          size="small"
          icon="download"
          disabled={isBusy}
          onClick={() => void download(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <span role="status" className="small quiet">
        {isBusy && t('shell.loading')}
      </span>
    </div>
  )
}

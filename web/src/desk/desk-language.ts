import { LANGUAGES, type Language } from '@guyub/contract/text'
import { useEffect, useState } from 'react'
import { cookieOf, preferenceCookie } from '../kernel/preferences.ts'

/** The language of the desk, changed on the device: the kept shell may have come in another one. */
export function useDeskLanguage(sent: Language) {
  const [language, setLanguage] = useState(() => chosen() ?? sent)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  function choose(wanted: Language): void {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not there on an address without TLS
    document.cookie = `${preferenceCookie('guyub_lang', wanted)}${location.protocol === 'https:' ? '; Secure' : ''}`
    setLanguage(wanted)
  }
  return { language, choose }
}

function chosen(): Language | undefined {
  const cookie = cookieOf(document.cookie, 'guyub_lang')
  return LANGUAGES.find((one) => one === cookie)
}

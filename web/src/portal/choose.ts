import { type ActionFunctionArgs, redirect } from 'react-router'
import { ownPath } from '../kernel/own-path.ts'
import { preferenceCookie } from '../kernel/preferences.ts'
import { visitOf } from '../kernel/visit.ts'

/** Language, appearance and region, chosen with plain forms on every page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const visit = visitOf(context)
  const [language, theme, region] = ['language', 'theme', 'region'].map((name) => form.get(name))
  if (language === 'id' || language === 'en') visit.setCookie(preferenceCookie('guyub_lang', language))
  if (theme === 'auto' || theme === 'light' || theme === 'dark')
    visit.setCookie(preferenceCookie('guyub_theme', theme))
  if (typeof region === 'string' && /^[0-9A-Z]{2,6}$/.test(region))
    visit.setCookie(preferenceCookie('guyub_region', region))
  return redirect(ownPath(form.get('back'), request.url) ?? '/', 303)
}

export const loader = () => redirect('/')

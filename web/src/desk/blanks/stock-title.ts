import { services } from '@guyub/contract/services'
import type { Text } from '@guyub/contract/text'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { useDesk } from '../desk-context.ts'
import { formOf } from '../work/forms.ts'

/** A stock is called after the paper that takes its blanks; its key until the definitions have come. */
export function useStockTitle(): (stock: string) => string {
  const { call, region, local } = useDesk()
  const { of } = useWords()
  const [titles, setTitles] = useState<ReadonlyMap<string, Text>>(new Map())
  useEffect(() => {
    void call(services, {}).then(async (reply) => {
      if (!reply.ok) return
      const forms = await Promise.all(reply.answer.map(({ key }) => formOf({ call, region, local }, key)))
      const products = forms.flatMap((form) => form?.service.case?.products ?? [])
      setTitles(new Map(products.flatMap(({ stock, title }) => (stock ? [[stock, title] as const] : []))))
    })
  }, [call, region, local])
  return (stock) => {
    const title = titles.get(stock)
    return title ? of(title) : stock
  }
}

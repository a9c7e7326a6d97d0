import type { Download, Upload } from '@guyub/contract/transfer'
import type { z } from 'zod'
import type { Input, Problem, Reply } from './call.ts'

type AnyUpload = Upload<z.ZodType, z.ZodType, z.ZodType, Record<string, number>>
type AnyDownload = Download<z.ZodType, z.ZodType, Record<string, number>>

/** Files through the same front door as `call`. */
export interface Transfer {
  send<U extends AnyUpload>(
    upload: U,
    input: Input<U['params'], U['query']>,
    file: { readonly bytes: Uint8Array; readonly mediaType: string },
    elsewhere?: { readonly region: string },
  ): Promise<Reply<z.output<U['answer']>>>
  fetch<D extends AnyDownload>(
    download: D,
    input: Input<D['params'], D['query']>,
    elsewhere?: { readonly region: string },
  ): Promise<
    { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly problem: Problem }
  >
}

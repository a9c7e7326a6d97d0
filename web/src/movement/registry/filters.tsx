import { STANDINGS } from '@guyub/contract/movement'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'

export interface Asked {
  readonly name: string
  readonly province: string
  readonly standing: string
  readonly wave: string
  readonly year: string
  readonly shown: 'status' | 'indeks'
}

/** What an address asks of the registry; the words of the address are those of the page. */
export function askedOf(searchParams: URLSearchParams): Asked {
  const said = (name: string) => searchParams.get(name) ?? ''
  return {
    name: said('cari').trim().slice(0, 80),
    province: said('provinsi'),
    standing: said('keadaan'),
    wave: said('gelombang'),
    year: said('tahun'),
    shown: said('tampil') === 'indeks' ? 'indeks' : 'status',
  }
}

/** The same as the query of the contract: only what was chosen, and nothing that is not there. */
export function queryOf({ name, province, standing, wave, year }: Asked) {
  const known = STANDINGS.find((one) => one === standing)
  return {
    ...(name && { name }),
    ...(/^\d{2}$/.test(province) && { province }),
    ...(known && { standing: known }),
    ...(/^20\d\d$/.test(wave) && { wave }),
    ...(/^20\d\d$/.test(year) && { year }),
  }
}

interface FiltersProps {
  readonly asked: Asked
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
  readonly years: readonly number[]
}

/** A form that stands in the address: it can be sent to somebody, and works without a script. */
export function Filters({ asked, provinces, years }: FiltersProps) {
  const { t } = useWords()
  const all = { key: '', label: t('registry.all') }
  const yearly = years.map((year) => ({ key: String(year), label: String(year) }))
  return (
    <form className="card pair" action="/gerakan/daerah">
      <Field
        name="cari"
        label={t('registry.search')}
        hint={t('registry.search_hint')}
        defaultValue={asked.name}
        width="full"
        maxLength={80}
      />
      <Select
        name="provinsi"
        label={t('registry.province')}
        value={asked.province}
        options={[all, ...provinces.map(({ code, name }) => ({ key: code, label: name }))]}
      />
      <Select
        name="keadaan"
        label={t('registry.standing')}
        value={asked.standing}
        options={[all, ...STANDINGS.map((key) => ({ key, label: t(`registry.standing_${key}`) }))]}
      />
      <Select name="gelombang" label={t('registry.wave')} value={asked.wave} options={[all, ...yearly]} />
      <Select
        name="tahun"
        label={t('registry.at_end_of')}
        value={asked.year}
        options={[{ key: '', label: t('registry.today') }, ...yearly]}
      />
      <Select
        name="tampil"
        label={t('registry.colour_by')}
        value={asked.shown}
        options={[
          { key: 'status', label: t('registry.standing') },
          { key: 'indeks', label: t('registry.index') },
        ]}
      />
      <Button kind="second">{t('movement.show')}</Button>
      <ButtonLink kind="plain" href="/gerakan/daerah">
        {t('registry.clear')}
      </ButtonLink>
    </form>
  )
}

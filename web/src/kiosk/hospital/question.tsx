import { KINDS } from '@guyub/contract/visits'
import type { ReactNode } from 'react'
import { formatDay, formatTime } from '../../kernel/format.ts'
import { slotWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Ground, type Priority } from './ground.tsx'
import { Typed } from './typed.tsx'
import type { SoFar, Step } from './walk.ts'

interface Left {
  readonly seats: number
  readonly left: number
}
export interface Place {
  readonly name: string
  readonly today: string
  readonly payers: readonly {
    readonly key: string
    readonly title: { readonly id: string; readonly en: string }
    readonly papers: { readonly id: string; readonly en: string }
    readonly isInsured: boolean
    readonly needsReference: boolean
  }[]
  readonly priority: Priority | null
  readonly clinics: readonly { readonly code: string; readonly title: string }[]
  readonly sessions: readonly {
    readonly id: string
    readonly clinic: string
    readonly doctor: { readonly name: string }
    readonly startsAt: string
    readonly endsAt: string
    readonly isOpen: boolean
    readonly quota: { readonly insured: Left; readonly other: Left }
  }[]
}

interface QuestionProps {
  readonly step: Step
  readonly soFar: SoFar
  readonly place: Place
}

/** The question of one screen: large targets to choose from, or one thing to type. */
export function Question({ step, soFar, place }: QuestionProps) {
  const { t } = useWords()
  if (typeof step === 'object') return <PersonQuestion part={step.person} />
  if (step === 'start')
    return (
      <Choices title={t('visits.start')}>
        <Choice value="known">{t('visits.way_known')}</Choice>
        <Choice value="booked">{t('visits.way_booked')}</Choice>
        <Choice value="new">{t('visits.way_new')}</Choice>
      </Choices>
    )
  if (step === 'code')
    return <Typed title={t('visits.type_code')} hint={t('visits.type_code_hint')} keys="code" />
  if (step === 'by')
    return (
      <Choices title={t('visits.by')}>
        <Choice value="record">{t('visits.by_record')}</Choice>
        <Choice value="insurance">{t('visits.by_insurance')}</Choice>
        <Choice value="nik">{t('visits.by_nik')}</Choice>
      </Choices>
    )
  if (step === 'value')
    return (
      <Typed
        title={t(`visits.type_${soFar.by ?? 'record'}`)}
        keys={soFar.by === 'record' ? 'code' : 'digits'}
      />
    )
  if (step === 'birthDate')
    return <Typed title={t('visits.type_birth')} hint={t('visits.type_birth_hint')} keys="digits" />
  if (step === 'isThem') return <IsThem soFar={soFar} />
  if (step === 'payer') return <PayerQuestion place={place} />
  if (step === 'kind')
    return (
      <Choices title={t('visits.kind')}>
        {KINDS.map((kind) => (
          <Choice key={kind} value={String(kind)}>
            {t(`visits.kind_${kind}`)}
          </Choice>
        ))}
      </Choices>
    )
  if (step === 'reference')
    return <Typed title={t('visits.type_reference')} hint={t('visits.type_reference_hint')} keys="code" />
  if (step === 'clinic')
    return (
      <Choices title={t('visits.clinic')} isEmpty={place.clinics.length === 0}>
        {place.clinics.map(({ code, title }) => (
          <Choice key={code} value={code}>
            {title}
          </Choice>
        ))}
      </Choices>
    )
  if (step === 'session') return <SessionQuestion soFar={soFar} place={place} />
  return <Confirm soFar={soFar} place={place} />
}

function Choices({
  title,
  isEmpty = false,
  children,
}: {
  readonly title: string
  readonly isEmpty?: boolean
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <>
      <h1>{title}</h1>
      {isEmpty && <p>{t('visits.none_today')}</p>}
      <ul className="kiosk-choices">{children}</ul>
    </>
  )
}

function Choice({
  value,
  note,
  isOff = false,
  children,
}: {
  readonly value: string
  readonly note?: string
  readonly isOff?: boolean
  readonly children: ReactNode
}) {
  return (
    <li>
      <button type="submit" className="kiosk-choice" name="answer" value={value} disabled={isOff}>
        <span>
          {children}
          {note && <small>{note}</small>}
        </span>
      </button>
    </li>
  )
}

function PersonQuestion({
  part,
}: {
  readonly part: 'name' | 'sex' | 'birthDate' | 'nik' | 'phone' | 'address'
}) {
  const { t } = useWords()
  if (part === 'sex')
    return (
      <Choices title={t('visits.person_sex')}>
        <Choice value="female">{t('visits.sex_female')}</Choice>
        <Choice value="male">{t('visits.sex_male')}</Choice>
      </Choices>
    )
  if (part === 'birthDate')
    return <Typed title={t('visits.type_birth')} hint={t('visits.type_birth_hint')} keys="digits" />
  const keys = part === 'nik' || part === 'phone' ? 'digits' : 'letters'
  return <Typed title={t(`visits.person_${part}`)} keys={keys} isOptional={part === 'phone'} />
}

function IsThem({ soFar }: { readonly soFar: SoFar }) {
  const { t } = useWords()
  const { patient } = soFar
  if (!patient) return null
  const { name, birthYear, booked } = patient
  return (
    <>
      <h1>{t('visits.is_it_you')}</h1>
      <p className="hospital-name">{t('visits.is_it_you_name', { name, year: birthYear })}</p>
      {booked && (
        <button type="submit" className="kiosk-choice" name="intent" value="booked">
          <span>
            {t('visits.come_in')}
            <small>
              {booked.clinic} · {booked.doctor}
            </small>
          </span>
        </button>
      )}
      <button type="submit" className="kiosk-choice" name="answer" value="yes">
        {t(booked ? 'visits.another_clinic' : 'visits.it_is_me')}
      </button>
      <button type="submit" className="kiosk-choice" name="intent" value="back">
        {t('visits.not_me')}
      </button>
    </>
  )
}

function PayerQuestion({ place }: { readonly place: Place }) {
  const { t, of } = useWords()
  return (
    <Choices title={t('visits.payer')}>
      {place.payers.map(({ key, title, papers }) => (
        <Choice key={key} value={key} note={of(papers)}>
          {of(title)}
        </Choice>
      ))}
    </Choices>
  )
}

function SessionQuestion({ soFar, place }: { readonly soFar: SoFar; readonly place: Place }) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const isInsured = place.payers.find(({ key }) => key === soFar.payer)?.isInsured ?? false
  const sessions = place.sessions.filter(({ clinic }) => clinic === soFar.clinic)
  return (
    <Choices title={t('visits.session')} isEmpty={sessions.length === 0}>
      {sessions.map(({ id, doctor, startsAt, endsAt, isOpen, quota }) => {
        const { left } = isInsured ? quota.insured : quota.other
        const hours = slotWords(startsAt, endsAt, language, zone)
        const isOff = !isOpen || left === 0
        const note = isOff ? t('visits.session_full') : t('visits.session_left', { count: left })
        return (
          <Choice key={id} value={id} note={`${hours} · ${note}`} isOff={isOff}>
            {doctor.name}
          </Choice>
        )
      })}
    </Choices>
  )
}

function Confirm({ soFar, place }: { readonly soFar: SoFar; readonly place: Place }) {
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const session = place.sessions.find(({ id }) => id === soFar.sessionId)
  const clinic = place.clinics.find(({ code }) => code === soFar.clinic)
  const payer = place.payers.find(({ key }) => key === soFar.payer)
  const rows: [string, string | undefined][] = [
    [t('visits.confirm_who'), soFar.patient?.name ?? soFar.person?.name],
    [t('visits.confirm_clinic'), clinic?.title],
    [t('visits.confirm_doctor'), session?.doctor.name],
    [
      t('visits.confirm_when'),
      session &&
        `${formatDay(session.startsAt, language, zone)}, ${formatTime(session.startsAt, language, zone)}`,
    ],
    [t('visits.confirm_payer'), payer && of(payer.title)],
    [t('visits.confirm_reference'), soFar.reference],
  ]
  return (
    <>
      <h1>{t('visits.confirm')}</h1>
      <dl className="hospital-summary">
        {rows.map(([term, value]) => value && <Row key={term} term={term} value={value} />)}
      </dl>
      {place.priority && <Ground priority={place.priority} chosen={soFar.ground} />}
      <button
        type="submit"
        className="button kiosk-target kiosk-begin"
        data-kind="first"
        name="intent"
        value="next"
      >
        {t('visits.take_number')}
      </button>
    </>
  )
}

function Row({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}

import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from '../icon/icon.tsx'

interface Look {
  /** One first button a page; the others step back. */
  readonly kind?: 'first' | 'second' | 'danger' | 'plain'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  readonly children: ReactNode
}

export function Button({
  kind = 'first',
  size = 'normal',
  icon,
  children,
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button type="submit" {...rest} className="button" data-kind={kind} data-size={size}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Looks like a button because it begins something; is a link because it leads somewhere. */
export function ButtonLink({
  kind = 'first',
  size = 'normal',
  icon,
  children,
  ...rest
}: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className="button" data-kind={kind} data-size={size}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

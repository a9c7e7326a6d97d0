/**
 * Whether two addresses reach one mailbox by the ways that are open to everybody: other capitals, a `+label`, dots that
 * the large providers ignore. Two mailboxes of one person cannot be told from two persons.
 */
export function isSameMailbox(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`
}

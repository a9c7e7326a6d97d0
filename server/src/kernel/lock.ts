import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Who holds a lock. A pid alone would fool us after a restart of the machine or of a container. */
export interface Holder {
  readonly pid: number
  readonly born: string
  readonly purpose: string
}

export interface Lock {
  /** Told to whoever waits, for instance that the holder is about to leave. */
  say(purpose: string): void
  release(): void
}

/** Takes the lock, or says who has it. A lock whose holder was killed is free. */
export function tryLock(file: string, purpose: string): Lock | Holder {
  const mine = `${file}.${randomUUID()}`
  const write = (to: string, now: string) =>
    writeFileSync(to, JSON.stringify({ pid: process.pid, born: birthOf(process.pid), purpose: now }))
  write(mine, purpose)
  try {
    for (;;) {
      if (linked(mine, file)) break
      const holder = holderOf(file)
      if (holder && isAlive(holder)) return holder
      removeStale(file, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return {
    say: (now) => {
      write(mine, now)
      renameSync(mine, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/** Waits for its turn as long as `mayWait` likes the holder. */
export async function lock(
  file: string,
  purpose: string,
  mayWait: (holder: Holder) => boolean = () => true,
): Promise<Lock | Holder> {
  for (;;) {
    const taken = tryLock(file, purpose)
    if ('release' in taken || !mayWait(taken)) return taken
    await sleep(50)
  }
}

/** Who holds it now, if anybody alive does. */
export function lockedBy(file: string): Holder | undefined {
  const holder = holderOf(file)
  return holder && isAlive(holder) ? holder : undefined
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

// Somebody may have cleared it and taken it meanwhile: then what we moved away is theirs, and goes back.
function removeStale(file: string, stale: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = holderOf(aside)
  if (moved && moved.born !== stale?.born) linked(aside, file)
  rmSync(aside, { force: true })
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return birthOf(pid) === born
}

// Linux: the boot and the tick at which the process began. Elsewhere the pid has to do.
function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
    return `${boot} ${fields?.[0] === 'Z' ? 'ended' : fields?.[19]}`
  } catch {
    return `pid ${pid}`
  }
}

import { readdirSync, readFileSync } from 'node:fs'

/** CPU time of processes and their ended children, in milliseconds. */
export function cpuMs(pids: readonly number[]): number {
  // Fields 14 to 17 of proc(5), in hundredths of a second.
  const ticks = pids.flatMap((pid) => stat(pid)?.slice(11, 15).map(Number) ?? [])
  return ticks.reduce((sum, tick) => sum + tick, 0) * 10
}

/** Resident memory in MiB. */
export function rssMiB(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

/** Memory of processes together in MiB; what several share is counted once. */
export function pssMiB(pids: readonly number[]): number {
  const kB = pids.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  )
  return Math.round(kB.reduce((sum, each) => sum + each, 0) / 1024)
}

/** A postmaster and its backends. */
export function familyOf(postmaster: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid === postmaster || (pid > 0 && stat(pid)?.[1] === String(postmaster)))
}

export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && stat(pid)?.[1] === String(parent))
}

function stat(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

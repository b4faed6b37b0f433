export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** How many a second, one after the other. */
export async function rate(times: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < times; i++) await work()
  return (times * 1000) / (performance.now() - start)
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Resident memory of a process in MiB, from the kernel. */
export function residentMib(status: string): number {
  const kib = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return Math.round(Number(kib ?? 0) / 1024)
}

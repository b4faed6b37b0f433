export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** How many a second: by so many clients at once, each doing one after the other. */
export async function rate(
  times: number,
  work: () => Promise<unknown>,
  clients = 1,
): Promise<number> {
  let left = times
  const start = performance.now()
  const client = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: clients }, client))
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

/** Web only: from now on the app opens without a network too, and shows what it keeps. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator) || process.env.NODE_ENV === 'development') return
  const { serviceWorker } = navigator
  // The first screen comes first.
  window.setTimeout(() => {
    void serviceWorker
      .register('worker.js')
      .then(() => serviceWorker.ready)
      .then(({ active }) => active?.postMessage(loaded()))
      // A browser that forbids it has the app as before.
      .catch(() => undefined)
  }, 2_000)
}

function loaded(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name)
}

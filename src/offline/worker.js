/* The web app's service worker: the app itself is there without a network, so that it shows the last boards that it keeps.
 * It holds files of the app alone. Answers and photos are never in it: those the app keeps, for one person, until sign-out. */
const shelf = 'zhiqi-app-1'
const hashed = /\/(js|css)\/[^/]+\.[0-9a-f]{8}\.(js|css)$/

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(caches.open(shelf).then((cache) => cache.add('./')))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== shelf).map((n) => caches.delete(n))),
      )
      .then(() => self.clients.claim()),
  )
})

// What the page had loaded before this worker was there.
self.addEventListener('message', (event) => {
  const files = event.data.filter((file) => isOfApp(new URL(file)))
  event.waitUntil(
    caches.open(shelf).then((cache) => Promise.all(files.map((file) => held(cache, file)))),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname === new URL('./', self.location).pathname)
    event.respondWith(page(request))
  else if (isOfApp(url)) event.respondWith(caches.open(shelf).then((cache) => held(cache, request)))
})

function isOfApp(url) {
  return url.origin === self.location.origin && hashed.test(url.pathname)
}

/** A file whose name holds its hash never changes. */
async function held(cache, file) {
  const found = await cache.match(file)
  if (found) return found
  const answer = await fetch(file)
  if (answer.ok) await cache.put(file, answer.clone())
  return answer
}

/** The newest there is. With another version the files of the one before go. */
async function page(request) {
  const cache = await caches.open(shelf)
  const before = await cache.match('./')
  try {
    const answer = await fetch(request)
    if (!answer.ok) return answer
    if (before && (await before.clone().text()) !== (await answer.clone().text()))
      await Promise.all((await cache.keys()).map((file) => cache.delete(file)))
    await cache.put('./', answer.clone())
    return answer
  } catch (error) {
    if (before) return before
    throw error
  }
}

/// <reference lib="webworker" />
// Shows what this installation says to a browser that asked, and opens the page of the request. It keeps nothing.
declare const self: ServiceWorkerGlobalScope

interface News {
  readonly title: string
  readonly text: string
  readonly link: string
}

self.addEventListener('push', (event) => {
  const news = event.data?.json() as News | undefined
  if (!news) return
  const { title, text: body, link } = news
  event.waitUntil(self.registration.showNotification(title, { body, icon: '/mark.svg', data: link }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(event.notification.data))
})

export {}

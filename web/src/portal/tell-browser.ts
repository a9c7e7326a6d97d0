// Offers to tell this browser of news, where it and the installation can. The subscription goes with the page's own form.
const form = document.querySelector<HTMLFormElement>('form[data-push-key]')
const refused = document.querySelector<HTMLElement>('[data-push-refused]')

if (form && 'serviceWorker' in navigator && 'PushManager' in window && isSecureContext) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    const field = form.elements.namedItem('subscription') as HTMLInputElement
    if (field.value) return
    event.preventDefault()
    void subscribe(form.dataset.pushKey ?? '')
      .then((subscription) => {
        field.value = JSON.stringify(subscription)
        form.requestSubmit()
      })
      .catch(() => {
        if (refused) refused.hidden = false
      })
  })
}

async function subscribe(applicationServerKey: string): Promise<PushSubscriptionJSON> {
  const worker = await navigator.serviceWorker.register('/told-browser.js', { scope: '/lacak' })
  const before = await worker.pushManager.getSubscription()
  const options = { userVisibleOnly: true, applicationServerKey }
  return (before ?? (await worker.pushManager.subscribe(options))).toJSON()
}

export {}

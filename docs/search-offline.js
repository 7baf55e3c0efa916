/* Browsers start no worker from a page that was opened from the disk: there the search runs in a hidden frame. */
(() => {
  if (location.protocol !== "file:") return

  class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.isReady = false
      this.waiting = []
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      const inner = this.frame.contentWindow
      const page = this.frame.contentDocument
      const load = (address) =>
        new Promise((done, failed) => {
          const script = page.createElement("script")
          script.src = new URL(address, location.href).href
          script.onload = done
          script.onerror = failed
          page.body.append(script)
        })
      // What the script in the frame takes for its own: answers, and scripts that it asks for.
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      inner.importScripts = (...addresses) =>
        addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve())
      load(url).then(() => {
        this.isReady = true
        for (const data of this.waiting) this.postMessage(data)
        this.waiting = []
      })
    }

    postMessage(data) {
      if (this.isReady) this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }))
      else this.waiting.push(data)
    }

    terminate() {
      this.frame.remove()
    }
  }

  window.IFrameWorker = FrameWorker
  window.Worker = FrameWorker
})()

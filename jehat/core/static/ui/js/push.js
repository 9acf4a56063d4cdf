// Lets this browser be woken: asked for only when its owner presses the button. Words stand in the page.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const isAble = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

class PushSwitch extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.turnOn();
    });
    if (!isAble()) return this.say("unable");
    if (Notification.permission === "denied") return this.say("denied");
    const worker = await navigator.serviceWorker.getRegistration("/");
    const subscription = await worker?.pushManager.getSubscription();
    const isOurs = subscription && text(subscription.options.applicationServerKey ?? new ArrayBuffer(0)) === this.dataset.key;
    this.say(isOurs && Notification.permission === "granted" ? "on" : "ready");
  }

  say(state) {
    for (const line of this.querySelectorAll("[data-say]")) line.hidden = line.dataset.say !== state;
    this.form.hidden = !["ready", "failed"].includes(state);
  }

  async turnOn() {
    if ((await Notification.requestPermission()) !== "granted") return this.say("denied");
    try {
      await this.send(await this.subscribed());
      location.reload();
    } catch {
      this.say("failed");
    }
    delete this.form.dataset.sending;
    this.form.querySelector("button").removeAttribute("aria-busy");
  }

  async subscribed() {
    await navigator.serviceWorker.register(this.dataset.worker);
    const { pushManager } = await navigator.serviceWorker.ready;
    // One made under another key of the platform would be refused for ever.
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(this.dataset.key) });
  }

  async send(subscription) {
    const told = new FormData(this.form);
    told.set("endpoint", subscription.endpoint);
    told.set("public_key", text(subscription.getKey("p256dh")));
    told.set("secret", text(subscription.getKey("auth")));
    const answer = await fetch(this.form.action, { method: "POST", body: told });
    if (answer.ok) return;
    await subscription.unsubscribe();
    throw new Error(String(answer.status));
  }
}

customElements.define("push-switch", PushSwitch);

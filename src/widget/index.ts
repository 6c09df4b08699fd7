import { SwitchboardChat } from "./element.ts";

/** `<script src="https://…/widget.js" data-account="default" defer></script>` puts the chat on a page. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

if (!customElements.get("switchboard-chat")) customElements.define("switchboard-chat", SwitchboardChat);

function mount(): void {
  const own = document.querySelector("switchboard-chat");
  const element = own ?? document.createElement("switchboard-chat");
  if (script && !element.hasAttribute("server")) element.setAttribute("server", new URL(script.src).origin);
  for (const name of ["account", "channel", "theme"]) {
    const value = script?.dataset[name];
    if (value && !element.hasAttribute(name)) element.setAttribute(name, value);
  }
  const userToken = script?.dataset["userToken"];
  if (userToken && !element.hasAttribute("user-token")) element.setAttribute("user-token", userToken);
  if (!own) document.body.append(element);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();

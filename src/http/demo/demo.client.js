// The demo page's own script: suggestions ask the widget, language buttons change the page's language.
const chat = () => document.querySelector("switchboard-chat");

function show(language) {
  document.documentElement.lang = language;
  for (const button of document.querySelectorAll("[data-language].lang")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  for (const ask of document.querySelectorAll("[data-ask]")) ask.hidden = ask.dataset.language !== language;
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  if (button.dataset.ask) chat()?.ask(button.dataset.ask);
  else if (button.dataset.language) show(button.dataset.language);
});

show(document.documentElement.lang);

/** The widget's look. A page themes it with the custom properties in `:host`, from outside the shadow root. */
export const style = `
:host {
  --accent: var(--switchboard-accent, #3451d1);
  --accent-ink: var(--switchboard-accent-ink, #fff);
  --surface: var(--switchboard-surface, #fff);
  --surface-2: var(--switchboard-surface-2, #f1f3f9);
  --ink: var(--switchboard-ink, #16203a);
  --muted: var(--switchboard-muted, #5d6883);
  --line: var(--switchboard-line, #e3e7f1);
  --danger: #c0362c;
  --radius: var(--switchboard-radius, 20px);
  --edge: var(--switchboard-edge, 20px);
  all: initial;
  position: fixed;
  inset-block-end: var(--edge);
  inset-inline-end: var(--edge);
  z-index: var(--switchboard-z, 2147483000);
  font: 15px/1.45 var(--switchboard-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
  color: var(--ink);
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) {
    --accent: var(--switchboard-accent, #8ea4ff);
    --accent-ink: var(--switchboard-accent-ink, #0e1530);
    --surface: var(--switchboard-surface, #161d2c);
    --surface-2: var(--switchboard-surface-2, #232c40);
    --ink: var(--switchboard-ink, #e9edf7);
    --muted: var(--switchboard-muted, #a3aec6);
    --line: var(--switchboard-line, #2c374f);
    --danger: #ff8a80;
    color-scheme: dark;
  }
}
:host([theme="dark"]) {
  --accent: var(--switchboard-accent, #8ea4ff);
  --accent-ink: var(--switchboard-accent-ink, #0e1530);
  --surface: var(--switchboard-surface, #161d2c);
  --surface-2: var(--switchboard-surface-2, #232c40);
  --ink: var(--switchboard-ink, #e9edf7);
  --muted: var(--switchboard-muted, #a3aec6);
  --line: var(--switchboard-line, #2c374f);
  --danger: #ff8a80;
  color-scheme: dark;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
svg { width: 24px; height: 24px; fill: currentColor; display: block; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.launcher {
  position: relative;
  display: grid;
  place-items: center;
  width: 60px;
  height: 60px;
  margin-inline-start: auto;
  border-radius: 50%;
  background: var(--accent);
  color: var(--accent-ink);
  box-shadow: 0 8px 24px rgb(15 25 60 / 28%);
  transition: transform 0.15s ease;
}
.launcher:hover { transform: translateY(-2px); }
.launcher svg { width: 28px; height: 28px; grid-area: 1 / 1; transition: opacity 0.15s, transform 0.2s; }
.launcher svg:nth-of-type(2), :host([open]) .launcher svg:nth-of-type(1) { opacity: 0; transform: scale(0.6) rotate(-30deg); }
:host([open]) .launcher svg:nth-of-type(2) { opacity: 1; transform: none; }
.badge {
  position: absolute;
  top: -4px;
  inset-inline-end: -4px;
  min-width: 24px;
  height: 24px;
  padding: 0 6px;
  border-radius: 12px;
  border: 2px solid var(--surface);
  background: #d92d20;
  color: #fff;
  font-size: 12px;
  font-weight: 700;
  line-height: 20px;
  text-align: center;
}
.panel {
  display: flex;
  flex-direction: column;
  width: min(392px, calc(100vw - 2 * var(--edge)));
  height: min(640px, calc(100dvh - 2 * var(--edge) - 76px));
  margin-block-end: 16px;
  overflow: hidden;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: 0 20px 60px rgb(15 25 60 / 26%);
  animation: rise 0.18s ease-out;
}
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
header {
  display: flex;
  align-items: center;
  gap: 12px;
  padding: 14px 16px;
  border-block-end: 1px solid var(--line);
}
.avatar {
  display: grid;
  place-items: center;
  width: 38px;
  height: 38px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--accent-ink);
}
.avatar svg { width: 20px; height: 20px; }
h2 { flex: 1; margin: 0; font-size: 16px; font-weight: 650; }
.icon { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px; color: var(--muted); }
.icon:hover { background: var(--surface-2); color: var(--ink); }
.scroller { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px; scrollbar-width: thin; }
.log:focus-visible { outline-offset: 6px; border-radius: 8px; }
.disclosure { margin: 0 0 16px; color: var(--muted); font-size: 12.5px; text-align: center; text-wrap: balance; }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-block-end: 10px; max-width: 86%; }
.row.customer { align-items: flex-end; margin-inline-start: auto; }
.author { margin: 2px 4px; color: var(--muted); font-size: 12px; font-weight: 600; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.bubble {
  max-width: 100%;
  padding: 10px 14px;
  border-radius: 18px;
  border-end-start-radius: 6px;
  background: var(--surface-2);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  text-align: start;
}
.customer .bubble { background: var(--accent); color: var(--accent-ink); border-end-start-radius: 18px; border-end-end-radius: 6px; }
.agent .bubble { background: var(--surface); border: 1px solid var(--line); }
.pending .bubble { opacity: 0.72; }
.deleted { font-style: italic; opacity: 0.7; }
.bubble ul { margin: 4px 0; padding-inline-start: 20px; }
.bubble a { color: inherit; text-decoration: underline; }
.bubble code { padding: 0 3px; border-radius: 4px; background: var(--surface); font-size: 0.92em; }
.card { margin-block-start: 10px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); font-size: 13px; }
.card dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; margin: 6px 0 0; }
.card dt { color: var(--muted); }
.card dd { margin: 0; }
.file { display: block; font-size: 13px; opacity: 0.85; }
.note { margin: 3px 4px 0; color: var(--muted); font-size: 12px; }
.problem { color: var(--danger); }
.link { text-decoration: underline; font-weight: 600; }
.sources { display: flex; gap: 6px; margin: 5px 4px 0; color: var(--muted); font-size: 12px; }
.sources ul { display: flex; flex-wrap: wrap; gap: 0 4px; margin: 0; padding: 0; list-style: none; }
.sources li:not(:last-child)::after { content: " ·"; }
.dots { display: flex; gap: 5px; padding: 15px 16px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: dot 1.2s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: 0.15s; }
.dots i:nth-child(3) { animation-delay: 0.3s; }
@keyframes dot { 0%, 60%, 100% { opacity: 0.35; transform: none; } 30% { opacity: 1; transform: translateY(-4px); } }
.status {
  display: flex;
  align-items: center;
  margin: 0;
  padding: 8px 16px;
  background: var(--surface-2);
  color: var(--muted);
  font-size: 13px;
}
.choices { display: flex; flex-wrap: wrap; gap: 8px; padding: 10px 16px 2px; max-height: 132px; overflow-y: auto; }
.choice {
  padding: 7px 14px;
  border: 1px solid var(--accent);
  border-radius: 999px;
  color: var(--accent);
  font-size: 14px;
  font-weight: 550;
  text-align: start;
}
.choice:hover { background: var(--accent); color: var(--accent-ink); }
.rating { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 10px 16px 2px; font-size: 14px; }
.rating span { margin-inline-end: 6px; }
.score { width: 36px; height: 36px; border: 1px solid var(--line); border-radius: 50%; font-weight: 600; }
.score:hover { border-color: var(--accent); color: var(--accent); }
.composer { display: flex; align-items: flex-end; gap: 8px; padding: 12px; }
textarea {
  flex: 1;
  min-height: 44px;
  max-height: 132px;
  padding: 10px 14px;
  border: 1px solid var(--line);
  border-radius: 22px;
  background: var(--surface-2);
  color: var(--ink);
  font: inherit;
  font-size: 16px;
  line-height: 22px;
  resize: none;
  scrollbar-width: thin;
}
textarea::placeholder { color: var(--muted); opacity: 1; }
textarea:focus { outline: 2px solid var(--accent); outline-offset: -1px; }
.send { display: grid; place-items: center; flex: none; width: 44px; height: 44px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); }
.send svg { width: 20px; height: 20px; }
.send:disabled { background: var(--surface-2); color: var(--muted); cursor: default; }
@media (max-width: 480px) {
  :host([open]) { inset: 0; }
  :host([open]) .launcher { display: none; }
  .panel { width: 100vw; height: 100dvh; margin: 0; border: 0; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .bubble, .launcher, .send, .badge { border: 1px solid; }
}
`;

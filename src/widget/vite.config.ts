import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One file that a page loads with a plain script tag: `npx vite build -c src/widget/vite.config.ts`. */
export default defineConfig({
  root: here("."),
  publicDir: false,
  build: {
    outDir: here("../../dist/widget"),
    emptyOutDir: true,
    target: "es2022",
    lib: { entry: here("index.ts"), name: "SwitchboardChatWidget", formats: ["iife"], fileName: () => "widget.js" },
  },
});

import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const folder = import.meta.dirname;

/** `vite build --config src/console/ui/vite.config.ts` writes dist/console, which http/pages.ts serves. */
export default defineConfig({
  root: folder,
  base: "/console/",
  plugins: [react()],
  build: {
    outDir: path.resolve(folder, "../../../dist/console"),
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/console/api": { target: "http://127.0.0.1:3000", ws: true } } },
});

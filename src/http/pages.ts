import { readFileSync } from "node:fs";
import { join } from "node:path";
import type express from "express";
import { Router, static as serveFolder } from "express";
import { AppError } from "../core/errors.ts";
import { demoPage } from "./demo/page.ts";
import type { HttpDeps } from "./deps.ts";
import { forConsole, forData, forDemo, forSharedScript } from "./security-headers.ts";

const asset = (name: string) => readFileSync(new URL(`./demo/${name}`, import.meta.url), "utf8");

/** What people see: the demo page, the widget's script and the agents' console. */
export function pageRoutes(deps: Pick<HttpDeps, "playbook" | "console" | "distFolder">): Router {
  const routes = Router();
  const [style, script, icon] = [asset("demo.css"), asset("demo.client.js"), asset("icon.svg")];

  routes.get("/", forData(), (_request, response) => response.redirect("/demo"));
  routes.use("/demo", forDemo());
  routes.get("/demo", (_request, response) => {
    const playbook = deps.playbook();
    if (!playbook) throw new AppError("unavailable", "the playbook is still loading");
    response.type("html").set("Cache-Control", "no-store").send(demoPage(playbook));
  });
  routes.get("/demo/demo.css", (_request, response) => void response.type("css").send(style));
  routes.get("/demo/demo.js", (_request, response) => void response.type("js").send(script));
  routes.get(
    ["/favicon.ico", "/favicon.svg"],
    forData(),
    (_request, response) => void response.type("svg").set("Cache-Control", "public, max-age=86400").send(icon),
  );

  routes.get("/widget.js", forSharedScript(), (_request, response) =>
    sendBuilt(response, join(deps.distFolder, "widget"), "widget.js", 300),
  );

  routes.use("/console", forConsole());
  if (deps.console) routes.use("/console/api", deps.console.api);
  const consoleFolder = join(deps.distFolder, "console");
  routes.use("/console/api", () => {
    throw new AppError("not_found", "there is nothing here");
  });
  routes.use(
    "/console/assets",
    serveFolder(join(consoleFolder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  routes.use("/console", serveFolder(consoleFolder, { index: false, redirect: false }));
  routes.get(["/console", "/console/{*page}"], (_request, response) =>
    sendBuilt(response, consoleFolder, "index.html", 0),
  );

  return routes;
}

function sendBuilt(response: express.Response, root: string, file: string, maxAgeSeconds: number): void {
  response.sendFile(
    file,
    {
      root,
      cacheControl: false,
      headers: { "Cache-Control": maxAgeSeconds ? `public, max-age=${maxAgeSeconds}` : "no-cache" },
    },
    (error) => {
      if (error && !response.headersSent) {
        response
          .status(503)
          .type("text")
          .send(`${file} is not built yet. Start with \`npm start\`, which builds it.\n`);
      }
    },
  );
}

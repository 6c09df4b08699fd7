// Everything may import core; core imports only itself and pure libraries; siblings never import each other; only
// src/app.ts and its parts (app-*.ts) know every concrete part (src/main.ts starts it).
const PURE = [
  "zod",
  "chrono-node",
  "libphonenumber-js",
  "ibantools",
  "luxon",
  "lru-cache",
  "yaml",
  "@orama/stemmers",
  "@orama/stopwords",
];
/** A package, however it is found: installed under node_modules, or by the name it is imported by. */
const packages = (names) => `(^|node_modules/)(@types/)?(${names.join("|")})(/|$)`;

module.exports = {
  forbidden: [
    {
      name: "core-imports-only-core-and-pure-libraries",
      severity: "error",
      from: { path: "^src/core/" },
      to: { pathNot: ["^src/core/", packages(PURE)], dependencyTypesNot: ["core"], couldNotResolve: false },
    },
    {
      name: "core-opens-nothing",
      comment: "Files, network and processes come in through contracts. Hashing and the like are fine.",
      severity: "error",
      from: { path: "^src/core/" },
      to: {
        dependencyTypes: ["core"],
        path: "^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|worker_threads)(/|$)",
      },
    },
    {
      name: "siblings-never-import-each-other",
      comment: "What one folder needs from another comes in as an argument; declare it in src/core/contracts.",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: "^src/core/" },
      to: { path: "^src/(?!core/)", pathNot: "^src/$1/" },
    },
    {
      name: "only-app-wires",
      comment:
        "Files directly in src: app.ts and its three parts know the others, main.ts knows app.ts, the others know only core.",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$", pathNot: "^src/(app|app-[a-z]+|main|[a-z-]+-command)\\.ts$" },
      to: { path: "^src/(?!core/)[^/]+/" },
    },
    {
      name: "pages-take-only-types-from-the-server",
      severity: "error",
      from: { path: "^src/console/ui/" },
      to: { path: "^src/console/api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-server-does-not-import-pages",
      severity: "error",
      from: { path: "^src/console/api/" },
      to: { path: "^src/console/ui/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "nothing-missing", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "the-product-does-not-import-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^src/store/generated"] },
    exclude: { path: ["^src/store/generated"] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

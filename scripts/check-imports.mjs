// Holds the import rule of .dependency-cruiser.cjs. Fails also when it looked at nothing, which would prove nothing.
import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";

const { options, ...rules } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const { output } = await cruise(["src"], { ...options, ruleSet: rules, validate: true }, undefined, {
  tsConfig: extractTypeScriptConfig("tsconfig.json"),
});
const { violations, totalCruised } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
  console.error(`${rule.name}: ${from} → ${way}`);
}
if (totalCruised < 20) console.error(`Only ${totalCruised} modules were looked at: the check itself is broken.`);
process.exit(violations.length === 0 && totalCruised >= 20 ? 0 : 1);

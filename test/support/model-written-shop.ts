import { appendFile, cp } from "node:fs/promises";
import path from "node:path";

/** The shop's playbook, copied into this folder, with what makes a model write even what a quote would settle. */
export async function modelWrittenShop(folder: string): Promise<string> {
  const playbook = path.join(folder, "playbook");
  await cp("playbooks/shop", playbook, { recursive: true });
  await appendFile(path.join(playbook, "playbook.yaml"), "\nmodels: { write: always }\n");
  return playbook;
}

import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readdir, rename } from "node:fs/promises";
import path from "node:path";

/** Sentence vectors of playbook examples, so that each test file's product need not read them anew. */
const SHARED = path.resolve(".cache/vectors");
const isVectors = (name: string): boolean => /^vectors-.*\.bin$/.test(name);

export async function borrowVectors(dataFolder: string): Promise<void> {
  const names = await readdir(SHARED).catch(() => []);
  await Promise.all(
    names.filter(isVectors).map((name) => copyFile(path.join(SHARED, name), path.join(dataFolder, name))),
  );
}

export async function lendVectors(dataFolder: string): Promise<void> {
  await mkdir(SHARED, { recursive: true });
  for (const name of (await readdir(dataFolder)).filter(isVectors)) {
    // Other test files copy at any moment: a file is there whole or not at all.
    const draft = path.join(SHARED, `${randomUUID()}.${name}`);
    await copyFile(path.join(dataFolder, name), draft);
    await rename(draft, path.join(SHARED, name));
  }
}

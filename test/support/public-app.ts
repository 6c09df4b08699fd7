import { startTestApp, type TestApp } from "./app.ts";
import { freePort } from "./redis-server.ts";

/** The product with an address that platforms reach, as behind a public name. */
export async function startPublicApp(env: Readonly<Record<string, string>>): Promise<TestApp> {
  const port = await freePort();
  return startTestApp({ env: { ...env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` } });
}

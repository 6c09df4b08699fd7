// The fake WhatsApp server of @openclaw/crabline as a process of its own. Prints its addresses as one line of JSON, and
// ends when its input ends. Arguments: where to record what it hears, and the port (0: any).
import { startWhatsAppServer } from "@openclaw/crabline";

const [recorderPath, port = "0"] = process.argv.slice(2);
const server = await startWhatsAppServer({
  recorderPath,
  port: Number(port),
  accessToken: "access-token-of-the-tests",
});
process.stdout.write(`${JSON.stringify(server.manifest)}\n`);
process.stdin.resume();
process.stdin.on("end", () => void server.close().then(() => process.exit(0)));

// Writes the credentials of an account that is already paired, which the fake server takes for its own.
// Arguments: the adapter's data folder and the account's address. AUTH_KEY comes from the environment.
import path from "node:path";
import { initAuthCreds } from "@whiskeysockets/baileys";
import { createAuthStore } from "../src/auth-state.ts";
import { openSealedFolder } from "../src/sealed-folder.ts";

const [dataFolder = "", jid = ""] = process.argv.slice(2);
const key = Buffer.from(process.env["AUTH_KEY"] ?? "", "hex");
const store = createAuthStore(openSealedFolder(path.join(dataFolder, "default", "auth"), key));
store.saveCreds({ ...initAuthCreds(), me: { id: jid, name: "Shop" }, registered: true });

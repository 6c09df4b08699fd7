import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataTypeMap,
} from "@whiskeysockets/baileys";
import type { SealedFolder } from "./sealed-folder.ts";

export interface AuthStore {
  /** The state as it is now; read again after `erase`. */
  load(): AuthenticationState;
  saveCreds(creds: AuthenticationCreds): void;
  /** Forgets who we are: the next connection pairs anew. */
  erase(): void;
}

const CREDS = "creds";

/** Baileys' credentials and Signal keys in a sealed folder. Its own `useMultiFileAuthState` tears files and is in clear. */
export function createAuthStore(folder: SealedFolder): AuthStore {
  const read = (name: string): unknown => {
    const text = folder.read(name);
    return text === undefined ? undefined : JSON.parse(text, BufferJSON.reviver);
  };
  const write = (name: string, value: unknown) => folder.write(name, JSON.stringify(value, BufferJSON.replacer));

  return {
    load: () => ({
      creds: (read(CREDS) as AuthenticationCreds | undefined) ?? initAuthCreds(),
      keys: {
        get(type, ids) {
          const found = ids.flatMap((id) => {
            const value = read(`${type} ${id}`);
            if (value === undefined) return [];
            const isSyncKey = type === "app-state-sync-key";
            return [[id, isSyncKey ? proto.Message.AppStateSyncKeyData.fromObject(value as object) : value]];
          });
          return Object.fromEntries(found) as Record<string, SignalDataTypeMap[typeof type]>;
        },
        set(data) {
          for (const [type, values] of Object.entries(data))
            for (const [id, value] of Object.entries(values ?? {}))
              if (value === null || value === undefined) folder.remove(`${type} ${id}`);
              else write(`${type} ${id}`, value);
        },
      },
    }),
    saveCreds: (creds) => write(CREDS, creds),
    erase: () => folder.clear(),
  };
}

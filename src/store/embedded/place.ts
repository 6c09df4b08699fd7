import type { StdioOptions } from "node:child_process";
import path from "node:path";
import type { ServerUser } from "./run-as.ts";

/** Where a server's files are. */
export interface Place {
  /** Our own view of the folder. */
  readonly base: string;
  /** An open handle of the folder. */
  readonly handle: number;
  readonly binaries: string;
  readonly user: ServerUser;
}

export const dataFolder = (base: string) => path.join(base, "data");
export const logFile = (base: string) => path.join(base, "postgres.log");

/**
 * The folder as the server sees it. Parents of it may be closed to the server's user (root's home, `mktemp -d`); the
 * handle that it inherits as its file descriptor 3 is not.
 */
export const seenByServer = ({ base, user }: Place) => (user.differs ? "/proc/self/fd/3" : base);

export const serverStdio = (place: Place, output: "pipe" | number): StdioOptions => [
  "ignore",
  output,
  output,
  place.user.differs ? place.handle : "ignore",
];

/** Nothing of ours, least of all secrets, belongs in the environment of the server. */
export const serverEnvironment = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

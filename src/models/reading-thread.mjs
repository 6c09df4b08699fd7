// Entry of the reading thread. Plain JavaScript, since a thread starts without the TypeScript loader of its parent.
import { register } from "tsx/esm/api";

register();
await import("./reading.ts");

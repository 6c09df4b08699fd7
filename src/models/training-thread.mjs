// Entry of the training thread. Plain JavaScript, since a thread starts without the TypeScript loader of its parent.
import { register } from "tsx/esm/api";

register();
await import("./training.ts");

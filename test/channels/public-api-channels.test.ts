import { api } from "../../src/channels/api/index.ts";
import { terminal } from "../../src/channels/terminal/index.ts";
import { widget } from "../../src/channels/widget/index.ts";
import { channelContract } from "../contract/channel-contract.ts";

const deps = { clock: { now: () => new Date(0) }, log: () => undefined };

for (const module of [widget, api, terminal]) channelContract(module.create({}, deps));

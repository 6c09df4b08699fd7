import { api } from "../../src/channels/api/index.ts";
import { toText } from "../../src/channels/terminal/chat.ts";
import { terminal } from "../../src/channels/terminal/index.ts";
import { widget } from "../../src/channels/widget/index.ts";
import type { OutboundMessage } from "../../src/core/message.ts";
import { toPublicMessage } from "../../src/http/public-api/present.ts";
import { channelContract } from "../contract/channel-contract.ts";

const deps = { clock: { now: () => new Date(0) }, log: () => undefined };

/** Parts are only a hint; customers read the transcript through the public API. */
const shown = ({ language, ...content }: OutboundMessage) =>
  toPublicMessage("c", {
    id: "m",
    sequence: 1,
    author: "bot",
    content,
    language,
    at: new Date(0),
    edited: false,
    deleted: false,
  });

for (const module of [widget, api]) channelContract(module.create({}, deps), undefined, { shown });
channelContract(terminal.create({}, deps), undefined, {
  shown: ({ language: _, ...content }) => toText({ author: "bot", content }),
});

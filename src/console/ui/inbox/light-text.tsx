import { Anchor, Code } from "@mantine/core";
import { createElement, Fragment, type ReactNode } from "react";
import { readLight, type Segment } from "../../../core/light-text.ts";

/** What an agent formatted, as the customer's channel shows it at its best. Stands where line feeds count. */
export function LightText({ text }: { readonly text: string }) {
  return createElement(Fragment, undefined, ...readLight(text).map(toNode));
}

function toNode(segment: Segment): ReactNode {
  switch (segment.kind) {
    case "bold":
      return <b>{segment.text}</b>;
    case "italic":
      return <i>{segment.text}</i>;
    case "code":
      return <Code>{segment.text}</Code>;
    case "link":
      return (
        <Anchor href={segment.url} target="_blank" rel="noopener noreferrer" inherit c="inherit" underline="always">
          {segment.text}
        </Anchor>
      );
    case "text":
      return segment.text;
    case "item":
      return "• ";
    case "break":
      return "\n";
  }
}

import { Anchor, Box, Group, Text } from "@mantine/core";
import { IconMapPin, IconMoodSmile, IconPaperclip, IconUser } from "@tabler/icons-react";
import type { Attachment } from "../../../core/message.ts";
import { useTexts } from "../texts/texts.tsx";

const BYTES_IN_KB = 1024;

export const fileLink = (conversationId: string, messageId: string, index: number): string =>
  `/console/api/conversations/${encodeURIComponent(conversationId)}/messages/${encodeURIComponent(messageId)}/attachments/${index}`;

/** Something a customer sent beside words: to be fetched, or, for a place and a contact, all that there is to it. */
export function AttachmentLine({ file, href }: { readonly file: Attachment; readonly href: string | undefined }) {
  const { t } = useTexts();
  const [, what = ""] = /^(?:geo|tel):(.*)$/.exec(file.ref) ?? [];
  const size = file.sizeBytes === undefined ? "" : ` · ${Math.ceil(file.sizeBytes / BYTES_IN_KB)} kB`;
  return (
    <Box mt={4}>
      <Group gap={6} wrap="nowrap">
        <AttachmentIcon kind={file.kind} />
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {file.kind === "location" ? (
            <>
              {file.name ? `${file.name} · ` : ""}
              <MapLink coordinates={what} />
            </>
          ) : file.kind === "contact" ? (
            [file.name, what].filter(Boolean).join(" · ")
          ) : href ? (
            <Anchor href={href} download size="sm">
              {file.name ?? t(`attachment.${file.kind}`)}
              {size}
            </Anchor>
          ) : (
            `${file.name ?? t(`attachment.${file.kind}`)}${size}`
          )}
        </Text>
      </Group>
      {file.transcript && (
        <Text size="sm" fs="italic" dir="auto">
          {t("attachment.heard")}: {file.transcript}
        </Text>
      )}
    </Box>
  );
}

/** Only what reads as two numbers becomes an address. */
function MapLink({ coordinates }: { readonly coordinates: string }) {
  const [, lat, lon] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/.exec(coordinates) ?? [];
  if (lat === undefined || lon === undefined) return coordinates;
  const href = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener" size="sm">
      {lat}, {lon}
    </Anchor>
  );
}

function AttachmentIcon({ kind }: { readonly kind: Attachment["kind"] }) {
  switch (kind) {
    case "location":
      return <IconMapPin size={15} aria-hidden />;
    case "contact":
      return <IconUser size={15} aria-hidden />;
    case "sticker":
      return <IconMoodSmile size={15} aria-hidden />;
    case "image":
    case "audio":
    case "video":
    case "file":
      return <IconPaperclip size={15} aria-hidden />;
  }
}

import { tinyZip } from "../support/tiny-zip.ts";

/** A part of a Word document: a heading, a paragraph, items of a list, or rows of a table. */
export type WordPart =
  | { readonly heading: string; readonly level: number }
  | { readonly paragraph: string }
  | { readonly items: readonly string[] }
  | { readonly rows: readonly (readonly string[])[] };

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A .docx file as Word writes it, as small as the format allows: styles for headings, numbering for lists, a table. */
export function tinyWord(parts: readonly WordPart[]): Uint8Array {
  const styles = [1, 2, 3].map(
    (level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  );
  const bullets =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  return tinyZip({
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `${part("document", "document.main")}${part("styles", "styles")}${part("numbering", "numbering")}</Types>`,
    "_rels/.rels": links({ officeDocument: "word/document.xml" }),
    "word/_rels/document.xml.rels": links({ styles: "styles.xml", numbering: "numbering.xml" }),
    "word/styles.xml": `<w:styles xmlns:w="${MAIN}">${styles.join("")}</w:styles>`,
    "word/numbering.xml": `<w:numbering xmlns:w="${MAIN}">${bullets}</w:numbering>`,
    "word/document.xml": `<w:document xmlns:w="${MAIN}"><w:body>${parts.map(xmlOf).join("")}</w:body></w:document>`,
  });
}

function xmlOf(one: WordPart): string {
  if ("heading" in one) return paragraph(one.heading, `<w:pStyle w:val="Heading${one.level}"/>`);
  if ("paragraph" in one) return paragraph(one.paragraph);
  if ("items" in one)
    return one.items
      .map((item) => paragraph(item, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
      .join("");
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  return `<w:tbl>${one.rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

const paragraph = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text.replace(/&/g, "&amp;")}</w:t></w:r></w:p>`;
const part = (name: string, type: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
const links = (targets: Readonly<Record<string, string>>): string => {
  const each = Object.entries(targets).map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
};

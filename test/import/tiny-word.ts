import JSZip from "jszip";

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
export function tinyWord(parts: readonly WordPart[]): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file(
    "[Content_Types].xml",
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("document", "document.main")}${part("styles", "styles")}${part("numbering", "numbering")}</Types>`,
  );
  zip.file("_rels/.rels", links(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`));
  zip.file(
    "word/_rels/document.xml.rels",
    links(
      `<Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${OFFICE}/numbering" Target="numbering.xml"/>`,
    ),
  );
  const styles = [1, 2, 3].map(
    (level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  );
  zip.file("word/styles.xml", `<w:styles xmlns:w="${MAIN}">${styles.join("")}</w:styles>`);
  zip.file(
    "word/numbering.xml",
    `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  );
  zip.file(
    "word/document.xml",
    `<w:document xmlns:w="${MAIN}"><w:body>${parts.map(xmlOf).join("")}</w:body></w:document>`,
  );
  return zip.generateAsync({ type: "uint8array" });
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
const links = (inside: string): string => `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;

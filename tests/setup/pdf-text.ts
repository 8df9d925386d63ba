import { inflateSync } from "node:zlib";

/** Objects of a PDF by number: dictionary as written, stream unpacked. */
function objectsOf(pdf: Buffer): Map<number, { head: string; stream: string }> {
  const text = pdf.toString("latin1");
  const objects = new Map<number, { head: string; stream: string }>();
  for (const found of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)(?:stream\r?\n([\s\S]*?)endstream\s*)?endobj/g)) {
    const [, number, head = "", packed] = found;
    const isPacked = packed !== undefined && head.includes("/FlateDecode");
    const stream = isPacked ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : (packed ?? "");
    objects.set(Number(number), { head, stream });
  }
  return objects;
}

const letters = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((it) => Number.parseInt(it, 16)));

/** What a font's codes mean, as its ToUnicode map tells it. */
interface Codes {
  /** Hexadecimal digits of one code. */
  readonly digits: number;
  readonly texts: ReadonlyMap<number, string>;
}

function codesOf(map: string): Codes {
  const glyphs = new Map<number, string>();
  const digits = /begincodespacerange\s*<([0-9A-F]+)>/i.exec(map)?.[1]?.length ?? 4;
  for (const [, part = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", text = ""] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      glyphs.set(Number.parseInt(glyph, 16), letters(text));
  for (const [, part = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", text = ""] of part.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    ))
      for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1)
        glyphs.set(
          glyph,
          String.fromCharCode(Number.parseInt(text, 16) + glyph - Number.parseInt(first, 16)),
        );
  return { digits, texts: glyphs };
}

/** What is written in a PDF as Chromium prints it, without spaces: its letters in the order of its pages. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Codes>();
  for (const { head } of objects.values())
    for (const [, name = "", number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.head ?? "")?.[1];
      if (map) fonts.set(name, codesOf(objects.get(Number(map))?.stream ?? ""));
    }
  let text = "";
  for (const { stream } of objects.values()) {
    let font: Codes | undefined;
    for (const [, name, shown] of stream.matchAll(
      /\/(F\d+) [\d.]+ Tf|((?:<[0-9A-F]*>|\[[^\]]*\])\s*T[jJ])/gi,
    )) {
      if (name) font = fonts.get(name);
      for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9A-F]*)>/gi))
        for (let at = 0; font && at < hex.length; at += font.digits)
          text += font.texts.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? "";
    }
  }
  return text.replace(/\s/g, "");
}

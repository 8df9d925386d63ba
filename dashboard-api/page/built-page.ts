import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

export interface PageFile {
  type: string;
  etag: string;
  /** Made once for each encoding. */
  body(encoding: Encoding): Promise<Buffer>;
}

/** The files that the build has made, as they are on disk now. */
export interface BuiltPage {
  /** undefined: the page was never built. */
  index(): Promise<PageFile | undefined>;
  /** A file below assets/, whose name holds the hash of its content; undefined: there is none. */
  asset(name: string): Promise<PageFile | undefined>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const encoders: Record<Encoding, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, quality),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
  identity: async (content) => content,
};

function pageFile(name: string, content: Buffer): PageFile {
  const bodies = new Map<Encoding, Promise<Buffer>>();
  return {
    type: types[extname(name)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`,
    body(encoding) {
      const made = bodies.get(encoding) ?? encoders[encoding](content);
      bodies.set(encoding, made);
      return made;
    },
  };
}

/** A page that is built anew is served anew; assets that a browser was told of before stay in memory. */
export function createBuiltPage(folder: string): BuiltPage {
  const assets = new Map<string, PageFile>();
  let index: { made: number; file: PageFile } | undefined;
  const read = async (path: string): Promise<Buffer | undefined> => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
  return {
    async index() {
      const made = (await stat(join(folder, "index.html")).catch(() => undefined))?.mtimeMs;
      if (made === undefined) return index?.file;
      if (index?.made === made) return index.file;
      const content = await read("index.html");
      if (content) index = { made, file: pageFile("index.html", content) };
      return index?.file;
    },
    async asset(name) {
      const known = assets.get(name);
      if (known || !/^[\w-]+(\.[\w-]+)+$/.test(name)) return known;
      const content = await read(join("assets", name));
      if (!content) return undefined;
      const file = pageFile(name, content);
      assets.set(name, file);
      return file;
    },
  };
}

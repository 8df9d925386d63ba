import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { StoreUnavailable } from "./telemetry-writer.ts";

const compress = promisify(gzip);

export interface InfluxAnswer {
  status: number;
  body: string;
}

/** HTTP API of InfluxDB 1.x. Whatever answer comes is an answer; none at all throws StoreUnavailable. */
export interface InfluxHttp {
  /** Line protocol of precision u into one retention policy. */
  write(policy: string, lines: string): Promise<InfluxAnswer>;
  query(text: string): Promise<InfluxAnswer>;
  ping(): Promise<InfluxAnswer>;
}

export interface InfluxHttpSettings {
  url: string;
  database: string;
  user?: string;
  password?: string;
  /** Milliseconds for one request. */
  timeout: number;
  /** Compress writes; by default wherever they leave this machine. */
  gzip?: boolean;
}

const isLoopback = ({ hostname }: URL) => hostname === "localhost" || /^(127\.|\[::1\])/.test(hostname);

function explain(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error & { code?: string } };
  return cause?.code ?? cause?.message ?? message;
}

export function createInfluxHttp(settings: InfluxHttpSettings): InfluxHttp {
  const base = new URL(settings.url);
  const user = settings.user ?? decodeURIComponent(base.username);
  const password = settings.password ?? decodeURIComponent(base.password);
  const zip = settings.gzip ?? !isLoopback(base);
  const place = `${base.origin}${base.pathname.replace(/\/+$/, "")}`;
  const credentials = Buffer.from(`${user}:${password}`).toString("base64");
  const authorization: Record<string, string> = user ? { authorization: `Basic ${credentials}` } : {};

  async function ask(path: string, request: RequestInit): Promise<InfluxAnswer> {
    try {
      const answer = await fetch(`${place}${path}`, {
        ...request,
        headers: { ...authorization, ...(request.headers as Record<string, string>) },
        signal: AbortSignal.timeout(settings.timeout),
      });
      return { status: answer.status, body: await answer.text() };
    } catch (error) {
      throw new StoreUnavailable(`InfluxDB does not answer at ${base.origin}: ${explain(error)}`);
    }
  }

  return {
    async write(policy, lines) {
      const query = new URLSearchParams({ db: settings.database, rp: policy, precision: "u" });
      const body = zip ? await compress(Buffer.from(lines), { level: 1 }) : lines;
      const headers: Record<string, string> = zip ? { "content-encoding": "gzip" } : {};
      return ask(`/write?${query}`, { method: "POST", headers, body });
    },
    query: (text) => ask("/query", { method: "POST", body: new URLSearchParams({ q: text }) }),
    ping: () => ask("/ping", {}),
  };
}

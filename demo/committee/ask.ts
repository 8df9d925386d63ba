/** The running demo's API, asked by one of its fixed tokens. */
export type Ask = (
  token: string,
  method: "GET" | "POST" | "PUT" | "PATCH",
  path: string,
  body?: object,
  /** Version that was read of what is changed. */
  ifMatch?: number,
) => Promise<unknown>;

/** An answer that is no success, in one sentence. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Rejects with Refused for every answer that is no success. */
export const askOf =
  (httpPort: number, stopping: AbortSignal): Ask =>
  async (token, method, path, body, ifMatch) => {
    const answer = await fetch(`http://127.0.0.1:${httpPort}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { "content-type": "application/json" } : {}),
        ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: stopping,
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Refused(
        answer.status,
        `${method} ${path} was answered with ${answer.status}: ${text.slice(0, 300)}`,
      );
    return answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  };

import type { FastifyInstance, LightMyRequestResponse } from "fastify";

/** Asks as a browser does: keeps the session's cookie, and sends its CSRF token with changes. */
export function browser(app: FastifyInstance) {
  let cookie = "";
  let csrf = "";
  const ask = async (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> => {
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      ...(body ? { payload: body } : {}),
      headers: { ...(cookie ? { cookie } : {}), ...(csrf ? { "x-csrf-token": csrf } : {}), ...headers },
    });
    const [set] = answer.cookies;
    if (set) cookie = `${set.name}=${set.value}`;
    return answer;
  };
  return {
    ask,
    cookie: () => cookie,
    async signIn(login: string, password: string) {
      const answer = await ask("POST", "/session", { login, password });
      csrf = answer.statusCode === 200 ? answer.json().csrf : "";
      return answer;
    },
  };
}

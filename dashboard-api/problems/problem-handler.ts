import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { StoreUnreadable } from "../stores/telemetry-reader.ts";
import { rememberMethods } from "./methods-of-paths.ts";
import {
  invalid,
  methodNotAllowed,
  notFound,
  Problem,
  problemMediaType,
  type RequestMistake,
  unavailable,
} from "./problem.ts";

const partNames: Record<string, string> = { querystring: "query" };

function mistakesOf(error: FastifyError): RequestMistake[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const part = error.validationContext ?? "request";
  return error.validation.map((issue) => ({
    where: `${partNames[part] ?? part}${issue.instancePath === "/" ? "" : issue.instancePath}`,
    expected: issue.message ?? "something else",
  }));
}

const titles: Record<number, [kind: string, title: string]> = {
  400: ["invalid-request", "The request is not valid"],
  404: ["not-found", "Not found"],
  405: ["method-not-allowed", "Method not allowed"],
  406: ["not-acceptable", "Not acceptable"],
  413: ["too-large", "The request is too large"],
  414: ["too-large", "The address is too long"],
  415: ["unsupported-media-type", "Unsupported media type"],
  429: ["too-many-requests", "Too many requests"],
  431: ["too-large", "The headers are too large"],
};

/** What the caller is told about an error; `undefined` is a fault of ours, told without its inside. */
function problemOf(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof StoreUnreadable) {
    return unavailable(`${error.message} Machines and their live states are answered meanwhile.`);
  }
  const mistakes = mistakesOf(error);
  if (mistakes) return invalid(mistakes);
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return undefined;
  const [kind, title] = titles[status] ?? ["request-refused", "The request was refused"];
  // The library's sentence repeats the whole address.
  if (status === 414) return new Problem(status, kind, title, "A part of the address is longer than any id.");
  return new Problem(status, kind, title, error.message);
}

const fault = new Problem(
  500,
  "fault",
  "A fault in the server",
  "It is in the log under the request id; tell it to who runs the server.",
);

const pathOf = (request: FastifyRequest): string => request.url.split("?")[0] ?? "";

/** An answer does not repeat an address without end. */
const longestInstance = 500;

function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send({
      type: problem.type,
      title: problem.title,
      status: problem.status,
      detail: problem.message,
      instance: pathOf(request).slice(0, longestInstance),
      requestId: request.id,
      ...(problem.mistakes ? { mistakes: problem.mistakes } : {}),
      ...problem.more,
    });
}

/** Answers one error, and logs what a person who runs the server should know. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (!problem) request.log.error({ err: error }, "a request failed");
  else if (problem.status === 503) {
    request.log.warn({ detail: problem.message }, "a request was not answered");
  }
  return answer(problem ?? fault, request, reply);
}

/** Every error of the application, also an unknown path, is answered as an RFC 9457 problem. */
export function answerProblems(app: FastifyInstance): void {
  const methods = rememberMethods(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const allowed = methods.of(path);
    const nothing = `There is nothing at ${request.method} ${path.slice(0, longestInstance)}. See /docs.`;
    return answer(
      allowed.length > 0 ? methodNotAllowed(request.method, allowed) : notFound(nothing),
      request,
      reply,
    );
  });
}

const noHttp = "What was sent is not HTTP that can be read.";
const clientFaults: Record<string, [status: number, title: string, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not come whole in time."],
  HPE_HEADER_OVERFLOW: [
    431,
    "Request Header Fields Too Large",
    "The address and the headers together are longer than 16 kB.",
  ],
};

/** What is no HTTP at all never becomes a request: the problem is written by hand, and the connection ends. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy(error);
  const [status, title, detail] = clientFaults[error.code ?? ""] ?? [400, "Bad Request", noHttp];
  const type = "urn:machine-commons:problem:broken-http";
  const body = JSON.stringify({ type, title, status, detail });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

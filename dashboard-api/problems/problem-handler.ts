import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { languageOfProblem } from "../routes/request-language.ts";
import { StoreUnreadable } from "../stores/telemetry-reader.ts";
import { expectationOf } from "./expectation-of.ts";
import { rememberMethods } from "./methods-of-paths.ts";
import {
  invalid,
  methodNotAllowed,
  notFound,
  Problem,
  problemMediaType,
  type SaidMistake,
  unavailable,
} from "./problem.ts";
import type { ProblemKind } from "./words/kinds.ts";
import { requestTexts } from "./words/request.ts";

const partNames: Record<string, string> = { querystring: "query" };

function mistakesOf(error: FastifyError): SaidMistake[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const part = error.validationContext ?? "request";
  return error.validation.map((issue) => ({
    where: `${partNames[part] ?? part}${issue.instancePath === "/" ? "" : issue.instancePath}`,
    expected: expectationOf(issue),
  }));
}

const kinds: Record<number, ProblemKind> = {
  400: "invalid-request",
  404: "not-found",
  405: "method-not-allowed",
  406: "not-acceptable",
  413: "too-large",
  414: "too-large",
  415: "unsupported-media-type",
  429: "too-many-requests",
  431: "too-large",
};

/** What the caller is told about an error; `undefined` is a fault of ours, told without its inside. */
function problemOf(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof StoreUnreadable) return unavailable(requestTexts.storeUnreadable(error.message));
  const mistakes = mistakesOf(error);
  if (mistakes) return invalid(mistakes);
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return undefined;
  // The library's sentence repeats the whole address.
  const detail = status === 414 ? requestTexts.longAddress : requestTexts.unreadable(error.message);
  return new Problem(status, kinds[status] ?? "request-refused", detail);
}

const fault = new Problem(500, "fault", requestTexts.fault);

const pathOf = (request: FastifyRequest): string => request.url.split("?")[0] ?? "";

/** An answer does not repeat an address without end. */
const longestInstance = 500;

function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOfProblem(request);
  const mistakes = problem.mistakes?.map(({ where, expected }) => ({ where, expected: expected[language] }));
  return reply
    .code(problem.status)
    .headers({ ...problem.headers, "content-language": language })
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send({
      type: problem.type,
      title: problem.title[language],
      status: problem.status,
      detail: problem.detail[language],
      instance: pathOf(request).slice(0, longestInstance),
      requestId: request.id,
      ...(mistakes ? { mistakes } : {}),
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
    const nothing = requestTexts.nothingAt(request.method, path.slice(0, longestInstance));
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

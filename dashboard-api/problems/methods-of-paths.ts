import type { FastifyInstance } from "fastify";

/** Which methods a path has, so that another one is told from a path that does not exist. */
export interface MethodsOfPaths {
  /** Sorted; empty: there is no such path. */
  of(path: string): string[];
}

/** Watches the routes that are added from now on. */
export function rememberMethods(app: FastifyInstance): MethodsOfPaths {
  const routes: { parts: string[]; methods: string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    // A route for whatever is below a path is no answer about one path.
    if (!url.includes("*")) routes.push({ parts: url.split("/"), methods: [method].flat() });
  });
  return {
    of(path) {
      const parts = path.split("/");
      const fitting = routes.filter(
        (route) =>
          route.parts.length === parts.length &&
          route.parts.every((part, at) => part === parts[at] || (part.startsWith(":") && parts[at] !== "")),
      );
      return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
    },
  };
}

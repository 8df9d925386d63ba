/** A parameter as the OpenAPI document describes it. */
interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema?: { enum?: string[]; type?: string };
}
export interface Described {
  paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
}

/** One address of a GET route, and the route that it is of. */
export interface Address {
  readonly route: string;
  readonly url: string;
  /** With nothing but what must be there. */
  readonly isPlain: boolean;
}

/** What can stand for parameters: several values of a query parameter are asked for one after the other. */
export interface Values {
  readonly path: Record<string, readonly string[]>;
  readonly query: Record<string, readonly string[]>;
  /** Of single routes, where others than those make sense. */
  readonly of?: Record<string, Record<string, readonly string[]>>;
}

const product = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((it) => [...row, it])), [[]]);

/**
 * Every address of every GET route: all ids in its path, with what the query must have; and each further query parameter
 * with each of its values, groups also in each format. Throws for one that must be there and of which no value is known.
 */
export function everyGet({ paths }: Described, values: Values): Address[] {
  return Object.entries(paths).flatMap(([route, methods]) => {
    const parameters = methods.get?.parameters ?? [];
    if (!methods.get) return [];
    const known = (kind: "path" | "query", { name, schema, required }: Parameter): readonly string[] => {
      const found = values.of?.[route]?.[name] ?? values[kind][name] ?? schema?.enum;
      if (found) return found;
      if (schema?.type === "integer" || schema?.type === "number") return ["1"];
      if (kind === "query" && !required) return ["one"];
      if (kind === "path" && values.path.id) return values.path.id;
      throw new Error(`${route}: no value is known for ${kind} parameter ${name}`);
    };
    const inPath = parameters.filter((it) => it.in === "path");
    const places = product(inPath.map((it) => known("path", it))).map((row) =>
      inPath.reduce(
        (url, { name }, at) => url.replace(`{${name}}`, encodeURIComponent(row[at] ?? "")),
        route,
      ),
    );
    const query = parameters.filter((it) => it.in === "query");
    const must = product(
      query
        .filter((it) => it.required)
        .map((it) => known("query", it).map((value) => `${it.name}=${encodeURIComponent(value)}`)),
    ).map((it) => it.join("&"));
    const may = query
      .filter((it) => !it.required)
      .flatMap((it) => known("query", it).map((value) => `${it.name}=${encodeURIComponent(value)}`));
    const formats = may.filter((it) => it.startsWith("format="));
    const groups = may.filter((it) => it.startsWith("groupBy="));
    const more = ["", ...may, ...groups.flatMap((it) => formats.map((format) => `${it}&${format}`))];
    return places.flatMap((place) =>
      must.flatMap((needed) =>
        more.map((extra) => {
          const text = [needed, extra].filter((it) => it !== "").join("&");
          return { route, url: text === "" ? place : `${place}?${text}`, isPlain: extra === "" };
        }),
      ),
    );
  });
}

/** Follows a path of keys into parsed JSON; undefined when nothing is there. */
export type Pointer = (json: unknown) => unknown;

/** Compiles a JSON pointer (RFC 6901). Only own members count, so that `/__proto__` finds nothing. */
export function compilePointer(text: string): Pointer {
  const keys = text
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return (json) => member(json, only);
  return (json) => {
    let value = json;
    for (const key of keys) value = member(value, key);
    return value;
  };
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  // An array's `length` is no element.
  if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

const words = (name: string) => name.split(/(?=[A-Z])/);

/**
 * The ways in which sources tell one value of an enumeration: its number, as a number or as text; its name as the
 * specification writes it (`NotExecuting`), in capitals, in lower case, as words (display names: `Not executing`,
 * `Not Executing`, `NOT_EXECUTING`); and name with number (`NotExecuting_2`).
 */
export function spellings(name: string, value: number): (string | number)[] {
  const [first = "", ...rest] = words(name);
  return [
    ...new Set([
      value,
      String(value),
      name,
      name.toUpperCase(),
      name.toLowerCase(),
      [first, ...rest].join(" "),
      [first, ...rest.map((word) => word.toLowerCase())].join(" "),
      [first, ...rest].join("_").toUpperCase(),
      `${name}_${value}`,
    ]),
  ];
}

/** All spellings of some members of an enumeration. */
export function spelled<const E extends Record<string, number>>(
  enumeration: E,
  ...names: (keyof E & string)[]
): (string | number)[] {
  return names.flatMap((name) => spellings(name, enumeration[name] as number));
}

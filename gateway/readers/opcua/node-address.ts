/** A part of a browse path: the browse name and its namespace's URI (null: the namespace of OPC UA itself). */
export interface PathPart {
  uri: string | null;
  name: string;
}

/** How the site file names a node, without namespace indexes, which change between sessions. */
export type NodeAddress =
  | { kind: "identifier"; uri: string | null; identifier: string }
  | { kind: "path"; parts: PathPart[] };

/** `http://host:port/path:Name` or `urn:a:b:Name`: the URI has a scheme, and the name is what its last colon precedes. */
const qualifiedPart =
  /^(?<uri>[a-z][a-z0-9+.-]*:\/\/[^/:]+(?::\d+)?(?:\/\S*?)?|urn:[^/]*?):(?<name>[^/:]+)(?:\/|$)/i;

/**
 * Reads `nsu=URI;s=NAME` (OPC 10000-6, 5.1.12; without `nsu=` the namespace of OPC UA) or a browse path from the
 * Objects folder, `/part/URI:part`. A part without a URI is in the namespace of the part before it, the first one in
 * that of OPC UA. Throws an Error that says what is wrong.
 */
export function parseNodeAddress(text: string): NodeAddress {
  if (!text.startsWith("/")) {
    const found = /^(?:nsu=(?<uri>[^;]+);)?(?<identifier>[sigb]=.+)$/.exec(text);
    if (!found?.groups) throw new Error(`${text} is neither nsu=URI;s=NAME nor a path that begins with /`);
    return { kind: "identifier", uri: found.groups.uri ?? null, identifier: found.groups.identifier ?? "" };
  }
  const parts: PathPart[] = [];
  let rest = text.slice(1);
  while (rest !== "") {
    const qualified = qualifiedPart.exec(rest);
    const plain = /^(?<name>[^/]+)(?:\/|$)/.exec(rest);
    const found = qualified ?? plain;
    if (!found?.groups?.name) throw new Error(`${text} has an empty part`);
    const inherited = parts.at(-1)?.uri ?? null;
    parts.push({ uri: found.groups.uri ?? inherited, name: found.groups.name });
    rest = rest.slice(found[0].length);
  }
  if (parts.length === 0) throw new Error(`${text} names no node`);
  return { kind: "path", parts };
}

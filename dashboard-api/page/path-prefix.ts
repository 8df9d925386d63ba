/** The path below which browsers reach the installation, of its public address: `/machines`, or "" for none. */
export const prefixOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, "");

/** The path as routes have it, whether the proxy takes the prefix away or leaves it. */
export function withoutPrefix(url: string, prefix: string): string {
  if (prefix === "" || !url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest === "") return "/";
  return rest.startsWith("/") ? rest : rest.startsWith("?") ? `/${rest}` : url;
}

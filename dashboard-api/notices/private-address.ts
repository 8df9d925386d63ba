import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const inside = new BlockList();
for (const [address, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  inside.addSubnet(address, prefix, "ipv4");
}
inside.addAddress("::", "ipv6");
inside.addAddress("::1", "ipv6");
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");

/**
 * Whether a host is, or is looked up to be, inside the server's own networks (RFC 1918, 6598, 3927, 4193): a company's
 * webhook must not reach what only the server may.
 */
export async function isPrivateHost(host: string): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, "");
  const found = isIP(bare) ? [{ address: bare }] : await lookup(bare, { all: true });
  return found.some(({ address }) => inside.check(address, isIP(address) === 6 ? "ipv6" : "ipv4"));
}

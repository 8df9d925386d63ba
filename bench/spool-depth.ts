/** Batches waiting in a gateway's spool, both lanes together, from its metrics. */
export async function spoolDepth(gatewayUrl: string): Promise<number> {
  const metrics = await (await fetch(`${gatewayUrl}/metrics`)).text();
  const depths = [...metrics.matchAll(/^\w*spool_batches\{[^}]*\} (\d+)/gm)].map(([, count]) =>
    Number(count),
  );
  if (depths.length === 0) throw new Error("the gateway's metrics tell no spool depth");
  return depths.reduce((sum, depth) => sum + depth, 0);
}

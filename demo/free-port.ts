import { once } from "node:events";
import { createServer } from "node:net";

/** The port the system gave when asked for `port` (0: any), or undefined when it is taken. */
async function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer();
  const listening = once(probe, "listening").then(
    () => (probe.address() as { port: number }).port,
    () => undefined,
  );
  probe.listen(port, "127.0.0.1");
  const given = await listening;
  if (given !== undefined) {
    probe.close();
    await once(probe, "close");
  }
  return given;
}

/** Throws one sentence that names the setting when the port is taken. */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  if ((await tryPort(port)) === undefined)
    throw new Error(
      `Port ${port} is already in use. Stop what listens there, or choose another port with ${setting}.`,
    );
}

/** The wished port when it is free, else any free one. */
export async function preferPort(wished: number): Promise<number> {
  const given = (await tryPort(wished)) ?? (await tryPort(0));
  if (given === undefined) throw new Error("No TCP port is free on 127.0.0.1.");
  return given;
}

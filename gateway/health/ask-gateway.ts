import { type ResendRequest, type ResendResult, requestToQuery } from "../resend-command.ts";
import { StartRefused } from "../start-refused.ts";
import { commandTarget, targetKey } from "./command-target.ts";
import { commandHeader } from "./local-server.ts";

/** The commands of a gateway that runs on this machine. */
export interface AskedGateway {
  /** undefined when nobody listens on the port, or another gateway. */
  resend(request: ResendRequest): Promise<ResendResult | undefined>;
  /** How many of the batches the store has not acknowledged yet. */
  waiting(numbers: readonly number[]): Promise<number>;
}

/** Many numbers do not fit into one address. */
const mostNumbers = 500;

/** `folder` is the gateway's own, which tells it from another one on the port. */
export function askGateway(port: number, folder: string): AskedGateway {
  /** undefined: another gateway answered. */
  async function command(name: string, query: URLSearchParams): Promise<unknown> {
    query.set(targetKey, commandTarget(folder));
    const answer = await fetch(`http://127.0.0.1:${port}/commands/${name}?${query}`, {
      method: "POST",
      headers: { [commandHeader]: "1" },
    });
    if (answer.status === 409) return undefined;
    if (!answer.ok) throw new StartRefused(`What listens on port ${port} is no gateway: ${answer.status}.`);
    return answer.json();
  }
  return {
    async resend(request) {
      try {
        return (await command("resend", requestToQuery(request))) as ResendResult | undefined;
      } catch (error) {
        if (error instanceof TypeError) return undefined;
        throw error;
      }
    },
    async waiting(numbers) {
      let waiting = 0;
      for (let i = 0; i < numbers.length; i += mostNumbers) {
        const some = numbers.slice(i, i + mostNumbers).join(",");
        const answer = await command("waiting", new URLSearchParams({ numbers: some }));
        if (answer === undefined) throw new StartRefused("Another gateway listens there now.");
        waiting += (answer as { waiting: number }).waiting;
      }
      return waiting;
    },
  };
}

/**
 * An OPC UA server whose `variables` doubles all change every `milliseconds`, each change with a source time of its
 * own. Arguments: port variables milliseconds. Starts changing on SIGUSR1, stops on SIGUSR2 and prints `changed N`.
 */
import { DataType, StatusCodes } from "node-opcua-client";
import { OPCUAServer } from "node-opcua-server";

const [port = 0, count = 0, milliseconds = 0] = process.argv.slice(2).map(Number);
const server = new OPCUAServer({
  port,
  hostname: "127.0.0.1",
  host: "127.0.0.1",
  maxConnectionsPerEndpoint: 10,
});
await server.initialize();
const space = server.engine.addressSpace;
if (!space) throw new Error("the server has no address space");
const namespace = space.registerNamespace("urn:machine-commons:bench");
const folder = namespace.addFolder(space.rootFolder.objects, { browseName: "Bench" });
const variables = Array.from({ length: count }, (_, index) =>
  namespace.addVariable({
    componentOf: folder,
    browseName: `v${index}`,
    nodeId: `s=v${index}`,
    dataType: DataType.Double,
    minimumSamplingInterval: 0,
    value: { dataType: DataType.Double, value: 0 },
  }),
);
await server.start();

let round = 0;
let timer: NodeJS.Timeout | undefined;
process.on("SIGUSR1", () => {
  const startedAt = Date.now();
  timer = setInterval(() => {
    // Rounds follow the clock: a late timer catches up, so that the rate is what was asked for.
    const due = Math.floor((Date.now() - startedAt) / milliseconds);
    for (; round < due; round += 1) {
      const time = new Date(startedAt + (round + 1) * milliseconds);
      for (const [index, variable] of variables.entries()) {
        variable.setValueFromSource(
          { dataType: DataType.Double, value: round * 10 + index / 1_000 },
          StatusCodes.Good,
          time,
        );
      }
    }
  }, milliseconds);
});
process.on("SIGUSR2", () => {
  clearInterval(timer);
  console.log(`changed ${round * count}`);
});
process.on("SIGTERM", () => void server.shutdown(0).then(() => process.exit(0)));
console.log("listening");

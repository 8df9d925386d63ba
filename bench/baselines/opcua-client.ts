/**
 * Baseline: a bare node-opcua client that subscribes to the bench server's variables and counts changes.
 * No limit of notifications per publish: the library's usual limit of 10 costs twenty times the processor.
 * Arguments: endpoint variables milliseconds.
 */
import {
  AttributeIds,
  ClientMonitoredItemGroup,
  type DataValue,
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
  TimestampsToReturn,
} from "node-opcua-client";

const [endpoint = "", variables = "0", milliseconds = "0"] = process.argv.slice(2);
const client = OPCUAClient.create({
  securityMode: MessageSecurityMode.None,
  securityPolicy: SecurityPolicy.None,
  endpointMustExist: false,
});
await client.connect(endpoint);
const session = await client.createSession();
const subscription = await session.createSubscription2({
  requestedPublishingInterval: Number(milliseconds),
  requestedMaxKeepAliveCount: 20,
  requestedLifetimeCount: 1_000,
  maxNotificationsPerPublish: 0,
  publishingEnabled: true,
  priority: 1,
});
await session.readNamespaceArray();
const namespace = session.getNamespaceIndex("urn:machine-commons:bench");
const group = ClientMonitoredItemGroup.create(
  subscription,
  Array.from({ length: Number(variables) }, (_, index) => ({
    nodeId: `ns=${namespace};s=v${index}`,
    attributeId: AttributeIds.Value,
  })),
  { samplingInterval: 0, queueSize: 100, discardOldest: true },
  TimestampsToReturn.Source,
);
let count = 0;
let lastTime = 0;
group.on("changed", (_item: unknown, value: DataValue) => {
  count += 1;
  lastTime = Math.max(lastTime, value.sourceTimestamp?.getTime() ?? 0);
});
group.on("initialized", () => console.log("subscribed"));
process.on("SIGTERM", async () => {
  console.log(`received ${count} last ${lastTime}`);
  await client.disconnect();
  process.exit(0);
});

/** Baseline: what anybody writes first. A mqtt.js subscriber that parses the JSON and keeps nothing. */
import { connect } from "mqtt";

const [url = ""] = process.argv.slice(2);
const client = connect(url, { clientId: "bench-subscriber", clean: true });
let count = 0;
let sum = 0;
client.on("connect", () => client.subscribe("plant/#", { qos: 1 }, () => console.log("subscribed")));
client.on("message", (_, payload) => {
  const message = JSON.parse(payload.toString()) as { value: number };
  count += 1;
  sum += message.value;
});
process.on("SIGTERM", () => {
  console.log(`received ${count} sum ${sum}`);
  process.exit(0);
});

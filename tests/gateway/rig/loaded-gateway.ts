import { loadFrom } from "./repeating-load.ts";
import { startRigGateway } from "./rig-gateway.ts";
import { rigSite } from "./rig-site.ts";

/**
 * A gateway process under load, to be killed: it takes the load from the row given on, prints how many rows are
 * committed, and never ends by itself. Arguments: data folder, broker, first row, rows that repeat before it.
 */
const [dataFolder = "", url = "", first = "0", again = "0"] = process.argv.slice(2);
const gateway = await startRigGateway({
  site: rigSite({ machines: 3, signals: 4, source: { clock: { by: "event" } } }),
  dataFolder,
  url,
});
console.log("gateway ready");
let committed = Number(first);
for await (const { delivery, end } of loadFrom(Number(first) - Number(again))) {
  gateway.deliver("plant", delivery).then(() => {
    if (end <= committed) return;
    committed = end;
    process.stdout.write(`committed ${committed}\n`);
  });
}

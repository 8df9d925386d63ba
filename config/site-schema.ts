import { z } from "zod";
import { siteSchema } from "./site/site.ts";

// What an editor needs to complete and check a site file while it is written: durations are texts here, as written.
const schema = z.toJSONSchema(siteSchema, { io: "input", target: "draft-07", unrepresentable: "any" });
console.log(JSON.stringify({ ...schema, title: "Machine Commons site file" }, null, 2));

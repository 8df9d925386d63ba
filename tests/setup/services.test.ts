import { expect, test } from "vitest";
import { startInflux } from "./influx.ts";
import { startMosquitto } from "./mosquitto.ts";

test("a real InfluxDB keeps what it was given across a kill", async () => {
  await using influx = await startInflux();
  await influx.query("SHOW DATABASES");
  await fetch(`${influx.url}/query`, {
    method: "POST",
    body: new URLSearchParams({ q: "CREATE DATABASE d" }),
  });
  await fetch(`${influx.url}/write?db=d&precision=u`, { method: "POST", body: "m,a=b v=1 5" });
  await influx.kill();
  await influx.start();
  expect(await influx.query("SELECT v FROM m", "d")).toEqual([{ time: 5, v: 1 }]);
});

test("a real Mosquitto listens", async () => {
  await using broker = await startMosquitto();
  expect(broker.service.running).toBe(true);
});

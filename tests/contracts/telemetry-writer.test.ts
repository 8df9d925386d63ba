import { describeTelemetryWriter } from "./telemetry-writer.ts";
import { influxHarness } from "./telemetry-writer-influx.ts";
import { sqliteHarness } from "./telemetry-writer-sqlite.ts";

describeTelemetryWriter("the embedded SQLite writer", sqliteHarness);
describeTelemetryWriter("the InfluxDB writer", influxHarness);

import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { durationOr } from "./duration.ts";
import { secretSchema } from "./secret.ts";

/** Whose clock stamps the samples. `event` trusts the source's time even if it is years away: recordings, simulations. */
const clockSchema = z
  .strictObject({
    by: z
      .enum(["source", "receipt", "offset", "event"])
      .default("source")
      .describe(
        "source: its own time while sane; receipt: the gateway's; offset: its own, corrected; event: its own, always",
      ),
    limit: durationOr("5 s").describe(
      "With source: how far it may be off before receipt times are used instead",
    ),
  })
  .describe("Whose clock stamps the samples")
  .prefault({});

/** A state holds only while its source is confirmed alive: after `missed` heartbeats the machine is unknown. */
const heartbeatSchema = z
  .strictObject({
    every: durationOr("10 s"),
    missed: z.int().min(1).default(3).describe("After so many missed heartbeats the machine is unknown"),
    by: z
      .enum(["connection", "message"])
      .describe(
        "What confirms: the open connection (OPC UA's default), or messages of the machine (MQTT's default)",
      )
      .optional(),
  })
  .describe("How it is told that the machine's values still hold")
  .prefault({});

const base = { id: idSchema, clock: clockSchema, heartbeat: heartbeatSchema };

export const opcuaSourceSchema = z.strictObject({
  ...base,
  protocol: z.literal("opcua"),
  endpoint: z.string().regex(/^opc\.tcp:\/\/[^\s/]+/, "an address such as opc.tcp://192.168.10.21:4840"),
  security: z
    .strictObject({
      mode: z.enum(["None", "Sign", "SignAndEncrypt"]).default("SignAndEncrypt"),
      policy: z
        .enum([
          "None",
          "Basic128Rsa15",
          "Basic256",
          "Basic256Sha256",
          "Aes128_Sha256_RsaOaep",
          "Aes256_Sha256_RsaPss",
        ])
        .default("Basic256Sha256"),
    })
    .refine((it) => (it.mode === "None") === (it.policy === "None"), {
      error: "mode None and policy None together, or neither",
      path: ["policy"],
    })
    .prefault({}),
  identity: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("anonymous") }),
      z.strictObject({ type: z.literal("user"), user: z.string().min(1), password: secretSchema }),
      z.strictObject({
        type: z.literal("certificate"),
        certificate: z.string().min(1).describe("PEM file, relative to the site file"),
        key: z.string().min(1).describe("PEM file, relative to the site file"),
      }),
    ])
    .default({ type: "anonymous" }),
  publishing: durationOr("500 ms").describe("How often the server sends what has changed"),
});

const tlsSchema = z.strictObject({
  ca: z.string().min(1).describe("PEM file of the authority that signed the broker's certificate").optional(),
  certificate: z.string().min(1).describe("PEM file of the gateway's own certificate").optional(),
  key: z.string().min(1).describe("PEM file of its key").optional(),
});

const pointer = z.string().regex(/^(\/[^/]*)*$/, "a JSON pointer such as /value");
/** Named wildcards: each matches one level of the topic. */
const patternSchema = z
  .string()
  .regex(/^[^#+\s]+$/, "a topic whose changing levels are {machine} and {signal}");

const payloadSchema = z.discriminatedUnion("format", [
  z.strictObject({ format: z.enum(["number", "boolean", "text"]) }),
  z.strictObject({
    format: z.literal("json"),
    value: z
      .union([pointer, z.record(idSchema, pointer)])
      .describe("JSON pointer to the value of the topic's signal, or a map of signals to their pointers"),
    time: pointer.describe("JSON pointer to the time of the values").optional(),
    timeFormat: z
      .enum(["rfc3339", "s", "ms", "us"])
      .default("rfc3339")
      .describe("RFC 3339 with offset, or a number since 1970 in this unit"),
  }),
]);

export const mqttSourceSchema = z
  .strictObject({
    ...base,
    protocol: z.literal("mqtt"),
    connect: z
      .strictObject({
        url: z.string().regex(/^(mqtts?|wss?):\/\//, "an address such as mqtt://192.168.10.5:1883"),
        user: z.string().optional(),
        password: secretSchema.optional(),
        tls: tlsSchema.optional(),
      })
      .describe("A broker of the plant to subscribe at")
      .optional(),
    listen: z
      .strictObject({
        host: z.string().default("0.0.0.0"),
        port: z.int().min(0).max(65_535).default(1883),
        user: z.string().optional(),
        password: secretSchema.optional(),
        tls: z
          .strictObject({
            certificate: z.string().min(1).describe("PEM file of the listener's certificate"),
            key: z.string().min(1).describe("PEM file of its key"),
            ca: z
              .string()
              .min(1)
              .describe("PEM file: devices must have a certificate signed by it")
              .optional(),
          })
          .optional(),
      })
      .describe("Listen on the factory network, so that simple devices need no other broker")
      .optional(),
    topics: z
      .array(
        z.strictObject({
          pattern: patternSchema.describe("A topic whose changing levels are {machine} and {signal}"),
          machine: idSchema.describe("Whose values, where the pattern has no {machine}").optional(),
          signal: idSchema
            .describe("Which signal, where neither the pattern nor payload.value tells")
            .optional(),
          payload: payloadSchema,
        }),
      )
      .min(1),
  })
  .refine((it) => (it.connect === undefined) !== (it.listen === undefined), {
    error: "either connect (a broker of the plant) or listen (devices connect here)",
  });

export const sourceSchema = z.discriminatedUnion("protocol", [opcuaSourceSchema, mqttSourceSchema]);
export type Source = z.infer<typeof sourceSchema>;
export type OpcuaSource = z.infer<typeof opcuaSourceSchema>;
export type MqttSource = z.infer<typeof mqttSourceSchema>;

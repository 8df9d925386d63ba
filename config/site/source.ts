import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { durationOr } from "./duration.ts";
import { secretSchema } from "./secret.ts";

/** Whose clock stamps the samples. `event` trusts the source's time even if it is years away: recordings, simulations. */
const clockSchema = z
  .strictObject({
    by: z.enum(["source", "receipt", "offset", "event"]).default("source"),
    /** With `source`: how far the source may be off before receipt times are used instead. */
    limit: durationOr("5 s"),
  })
  .prefault({});

/** A state holds only while its source is confirmed alive: after `missed` heartbeats the machine is unknown. */
const heartbeatSchema = z
  .strictObject({
    every: durationOr("10 s"),
    missed: z.int().min(1).default(3),
    /** What confirms: an open connection, or messages of the machine itself. */
    by: z.enum(["connection", "message"]).optional(),
  })
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
      error: "mode None and policy None go together",
      path: ["policy"],
    })
    .prefault({}),
  identity: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("anonymous") }),
      z.strictObject({ type: z.literal("user"), user: z.string().min(1), password: secretSchema }),
      /** PEM files. */
      z.strictObject({ type: z.literal("certificate"), certificate: z.string(), key: z.string() }),
    ])
    .default({ type: "anonymous" }),
  publishing: durationOr("500 ms"),
});

const tlsSchema = z.strictObject({
  /** PEM file of the authority that signed the broker's certificate. */
  ca: z.string().optional(),
  /** PEM files of the own certificate. */
  certificate: z.string().optional(),
  key: z.string().optional(),
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
    /** Pointer to the value of the topic's signal, or each signal's pointer. */
    value: z.union([pointer, z.record(idSchema, pointer)]),
    time: pointer.optional(),
    timeFormat: z.enum(["rfc3339", "s", "ms", "us"]).default("rfc3339"),
  }),
]);

export const mqttSourceSchema = z
  .strictObject({
    ...base,
    protocol: z.literal("mqtt"),
    /** A broker of the plant to subscribe at. */
    connect: z
      .strictObject({
        url: z.string().regex(/^(mqtts?|wss?):\/\//, "an address such as mqtt://192.168.10.5:1883"),
        user: z.string().optional(),
        password: secretSchema.optional(),
        tls: tlsSchema.optional(),
      })
      .optional(),
    /** Or: listen here, so that simple devices need no other broker. */
    listen: z
      .strictObject({
        host: z.string().default("0.0.0.0"),
        port: z.int().min(0).max(65_535).default(1883),
        user: z.string().optional(),
        password: secretSchema.optional(),
        tls: z
          .strictObject({ certificate: z.string(), key: z.string(), ca: z.string().optional() })
          .optional(),
      })
      .optional(),
    topics: z
      .array(
        z.strictObject({
          pattern: patternSchema,
          /** Where the pattern names none. */
          machine: idSchema.optional(),
          signal: idSchema.optional(),
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

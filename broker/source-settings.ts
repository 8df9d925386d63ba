import { readSecret } from "../config/site/secret.ts";
import type { ExternalSettings } from "./external/external-broker.ts";
import type { BuiltInSettings } from "./listeners/built-in-broker.ts";
import type { BrokerEnvironment } from "./settings.ts";

/** Settings of the external broker, or undefined when the built-in one is to be used. Throws when a secret is missing. */
export function externalSettings(environment: BrokerEnvironment): ExternalSettings | undefined {
  const { MQTT_URL: url, MQTT_PASSWORD_FILE: file } = environment;
  if (url === undefined) return undefined;
  return {
    url,
    user: environment.MQTT_USER,
    password: environment.MQTT_PASSWORD ?? (file === undefined ? undefined : readSecret({ file })),
    authority: environment.MQTT_CA,
    certificate: environment.MQTT_CERT,
    key: environment.MQTT_KEY,
    intakeId: environment.INTAKE_ID,
  };
}

export function builtInSettings(environment: BrokerEnvironment): BuiltInSettings {
  const { MQTT_PORT: tcp, MQTTS_PORT: tls } = environment;
  return {
    folder: environment.DATA_DIR,
    tcp: tcp === "off" ? undefined : { host: environment.MQTT_HOST, port: tcp },
    tls:
      tls === undefined
        ? undefined
        : {
            host: environment.MQTTS_HOST,
            port: tls,
            files: {
              certificate: environment.TLS_CERT ?? "",
              key: environment.TLS_KEY ?? "",
              clientAuthority: environment.TLS_CLIENT_CA,
              revocationList: environment.TLS_CLIENT_CRL,
            },
          },
    maxConnections: environment.MQTT_MAX_CONNECTIONS,
    maxConnectionsPerAddress: environment.MQTT_MAX_CONNECTIONS_PER_ADDRESS,
    maxPacketBytes: environment.MQTT_MAX_PACKET_BYTES,
    maxMessagesPerSecond: environment.MQTT_MAX_MESSAGES_PER_SECOND,
    connectTimeout: 10_000,
  };
}

/** What the broker refuses or meets, each a counter of its own so that an alarm can be set on it. */
export const tallied = {
  connectionRefused: "Connections refused before CONNECT (caps, TLS)",
  loginRefused: "CONNECT packets refused",
  doubleGateway: "Second live connections of one gateway, refused: a cloned disk, or an id used twice",
  publishRefused: "Publishes refused by access rules; the connection is closed, or a live message dropped",
  subscribeRefused: "Subscriptions refused by access rules",
  protocolViolation: "Connections closed for bytes that are no MQTT, or packets over a cap",
  connectionLost: "Logged in connections that ended by an error",
  delayed: "Times a connection was slowed down because it sent more messages than the cap",
  ackUndelivered: "Acknowledgements whose gateway was gone; it sends the batch again",
} as const;

export type Tallied = keyof typeof tallied;

export interface Tally {
  add(what: Tallied): void;
}

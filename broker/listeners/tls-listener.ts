import { unwatchFile, watchFile } from "node:fs";
import { createServer, type TLSSocket } from "node:tls";
import { capConnections, type Listener, type ListenerParts, listenOn, socketOptions } from "./listener.ts";
import { readTlsFiles, type TlsFiles } from "./tls-files.ts";

export interface TlsListenerParts extends ListenerParts {
  files: TlsFiles;
  /** Milliseconds until the handshake must be done. */
  handshakeTimeout: number;
  /** Milliseconds between two looks at the files: a renewed certificate needs no restart. */
  reloadEvery?: number;
}

/** The common name of a client certificate; undefined when it has none, or more than one. */
function commonName(socket: TLSSocket): string | undefined {
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  return typeof name === "string" ? name : undefined;
}

/** MQTT over TLS. A client may show a certificate instead of a password; a wrong one closes the connection. */
export async function listenTls(parts: TlsListenerParts): Promise<Listener> {
  const { files, log, tally } = parts;
  const asks = files.clientAuthority !== undefined;
  const server = createServer({
    ...readTlsFiles(files),
    ...socketOptions,
    handshakeTimeout: parts.handshakeTimeout,
    requestCert: asks,
    // Decided below, where the reason can be logged: no certificate is allowed, a bad one is not.
    rejectUnauthorized: false,
  });
  capConnections(server, parts);
  const refuse = (socket: TLSSocket, address: string, reason: string) => {
    tally.add("connectionRefused");
    log.warn({ address }, `TLS connection refused: ${reason}`);
    socket.destroy();
  };
  server.on("tlsClientError", (error, socket) => {
    // Without an address it was closed before: over a cap, and counted there, or by the client.
    if (socket.remoteAddress === undefined) log.debug({ err: error }, "TLS handshake cut off");
    else refuse(socket, socket.remoteAddress, error.message);
  });
  server.on("secureConnection", (socket) => {
    const address = socket.remoteAddress ?? "";
    socket.on("error", () => {});
    const shown = asks && Object.keys(socket.getPeerCertificate() ?? {}).length > 0;
    if (!shown) return parts.accept({ socket, address, certificate: undefined });
    const certificate = commonName(socket);
    if (!socket.authorized)
      return refuse(socket, address, `client certificate: ${socket.authorizationError}`);
    if (certificate === undefined)
      return refuse(socket, address, "client certificate without one common name");
    parts.accept({ socket, address, certificate });
  });

  const reload = () => {
    try {
      server.setSecureContext(readTlsFiles(files));
      log.info("TLS files read again");
    } catch (error) {
      log.error(`${(error as Error).message} The TLS files read before stay in use.`);
    }
  };
  const watched = Object.values(files).filter((file) => file !== undefined);
  const listener = await listenOn(server, parts, "MQTTS_PORT");
  for (const file of watched)
    watchFile(file, { interval: parts.reloadEvery ?? 10_000, persistent: false }, reload);
  return {
    port: listener.port,
    stop() {
      for (const file of watched) unwatchFile(file, reload);
      listener.stop();
    },
  };
}

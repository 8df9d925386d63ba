import { join } from "node:path";
import { OPCUACertificateManager } from "node-opcua-certificate-manager";
import { freePort } from "./free-port.ts";
import {
  DataType,
  DataValue,
  MessageSecurityMode,
  OPCUAServer,
  SecurityPolicy,
  type StatusCode,
  StatusCodes,
} from "./opcua-library.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** A real OPC UA server in this process, on a free loopback port, with variables a test sets. */
export interface OpcuaTestServer {
  readonly port: number;
  readonly url: string;
  readonly server: OPCUAServer;
  /** Sets a variable: value, time and status. */
  set(
    name: string,
    value: unknown,
    settings?: { time?: Date; picoseconds?: number; status?: StatusCode },
  ): void;
  /** Sees each request that arrives. */
  onRequest(listener: (request: Record<string, unknown[] | null | undefined>) => void): void;
  /** Drops the messages kept for retransmission, as a server with little memory does; returns how many. */
  forgetSentMessages(): number;
  /** Adds a variable while the server runs. */
  add(variable: TestVariable): void;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TestVariable {
  name: string;
  type?: DataType;
  value?: unknown;
  isArray?: boolean;
  nodeId?: string;
}

export interface TestServerSettings {
  variables: TestVariable[];
  port?: number;
  /** Extra namespaces registered before the test's own, so that its index moves. */
  namespacesBefore?: string[];
  /** What it offers besides or instead of None. */
  security?: "none" | "secured" | "both";
  /** Keeps certificates across restarts. */
  pki?: TemporaryFolder;
  user?: { name: string; password: string };
  allowAnonymous?: boolean;
  operationLimits?: Record<string, number>;
}

/** Where the server keeps what it sent. */
interface Kept {
  _sessions: Record<
    string,
    { publishEngine: { subscriptions: { _sent_notification_messages: unknown[] }[] } }
  >;
}

export const testNamespace = "http://test.example/machines";

const managers = new Map<string, Promise<OPCUACertificateManager>>();
/** Making an RSA key is slow: one per folder. */
function certificateManager(folder: string): Promise<OPCUACertificateManager> {
  const known = managers.get(folder);
  if (known) return known;
  const made = (async () => {
    const manager = new OPCUACertificateManager({
      rootFolder: folder,
      automaticallyAcceptUnknownCertificate: true,
    });
    manager.referenceCounter += 1;
    await manager.initialize();
    return manager;
  })();
  managers.set(folder, made);
  return made;
}

const shared = temporaryFolder("opcua-pki-");
process.once("exit", () => shared[Symbol.dispose]());

export async function startOpcuaServer(settings: TestServerSettings): Promise<OpcuaTestServer> {
  const port = settings.port ?? (await freePort());
  const security = settings.security ?? "none";
  const folder = (settings.pki ?? shared).path;
  const server = new OPCUAServer({
    port,
    hostname: "127.0.0.1",
    serverInfo: { applicationUri: "urn:test.example:server" },
    serverCertificateManager: await certificateManager(join(folder, "server")),
    userCertificateManager: await certificateManager(join(folder, "users")),
    securityModes: [
      ...(security === "secured" ? [] : [MessageSecurityMode.None]),
      ...(security === "none" ? [] : [MessageSecurityMode.Sign, MessageSecurityMode.SignAndEncrypt]),
    ],
    securityPolicies: [
      ...(security === "secured" ? [] : [SecurityPolicy.None]),
      ...(security === "none"
        ? []
        : [
            SecurityPolicy.Basic256Sha256,
            SecurityPolicy.Aes128_Sha256_RsaOaep,
            SecurityPolicy.Aes256_Sha256_RsaPss,
          ]),
    ],
    allowAnonymous: settings.allowAnonymous ?? true,
    userManager: {
      isValidUser: (name: string, password: string) =>
        name === settings.user?.name && password === settings.user.password,
    },
    serverCapabilities: {
      maxSessions: 50,
      // Else the server folds quick changes into one, the more the busier it is.
      minSupportedSampleRate: 0,
      ...(settings.operationLimits ? { operationLimits: settings.operationLimits } : {}),
    },
    disableDiscovery: false,
  });
  await server.initialize();
  const space = server.engine.addressSpace;
  if (!space) throw new Error("no address space");
  for (const uri of settings.namespacesBefore ?? []) space.registerNamespace(uri);
  const namespace = space.registerNamespace(testNamespace);
  const folderNode = namespace.addFolder("ObjectsFolder", { browseName: "Machines" });
  const variables = new Map<string, { variable: unknown; dataType: DataType; isArray: boolean }>();
  const handle: OpcuaTestServer = {
    port,
    url: `opc.tcp://127.0.0.1:${port}`,
    server,
    set(name, value, { time = new Date(), picoseconds = 0, status = StatusCodes.Good } = {}) {
      const found = variables.get(name);
      if (!found) throw new Error(`no variable ${name}`);
      const { variable, dataType, isArray } = found;
      const told = new DataValue({
        value: isArray ? { dataType, arrayType: 1, value } : { dataType, arrayType: 0, value },
        statusCode: status,
        sourceTimestamp: time,
        sourcePicoseconds: picoseconds,
      });
      // The public method has no parameter for what is finer than a millisecond.
      (variable as unknown as { _internal_set_dataValue(value: DataValue): void })._internal_set_dataValue(
        told,
      );
    },
    onRequest(listener) {
      server.on("request", (request) => listener(request as unknown as Record<string, unknown[]>));
    },
    forgetSentMessages() {
      let count = 0;
      for (const session of Object.values((server.engine as unknown as Kept)._sessions)) {
        for (const { _sent_notification_messages: sent } of session.publishEngine.subscriptions)
          count += sent.splice(0).length;
      }
      return count;
    },
    add({ name, type: dataType = DataType.Double, isArray = false, nodeId = `s=${name}`, value = 0 }) {
      const variable = namespace.addVariable({
        organizedBy: folderNode,
        browseName: name,
        nodeId,
        dataType,
        // A sampling interval of 0 then tells each change, however busy the machine is.
        minimumSamplingInterval: 0,
        ...(isArray ? { valueRank: 1 } : {}),
      });
      variables.set(name, { variable, dataType, isArray });
      handle.set(name, value);
    },
    async stop() {
      await server.shutdown(0);
    },
    async [Symbol.asyncDispose]() {
      await handle.stop();
    },
  };
  for (const variable of settings.variables) handle.add(variable);
  await server.start();
  return handle;
}

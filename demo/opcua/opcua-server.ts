import { EventEmitter } from "node:events";
import { OPCUACertificateManager } from "node-opcua-certificate-manager";
import {
  AttributeIds,
  DataType,
  DataValue,
  MessageSecurityMode,
  SecurityPolicy,
  StatusCodes,
} from "node-opcua-client";
import { OPCUAServer, type Subscription } from "node-opcua-server";
import type { Micros } from "../../config/micros.ts";
import { createSubscribers, type Subscribers } from "./subscribers.ts";

export interface OpcuaServerSettings {
  port: number;
  /** Name of the machine, as the server shows it. */
  name: string;
  /** Where the server keeps its certificate; made on first use. */
  pkiFolder: string;
  /** Absent: no security, anonymous. Present: Basic256Sha256, signed and encrypted, this user only. */
  user?: { name: string; password: string };
  /**
   * Present: every change goes to every subscriber, in order, whatever sampling interval it asked for (the server
   * revises it to 0), and at most this many may wait for a subscriber (`subscribers.room()`).
   */
  everyChange?: number;
}

export type VariableType = "Double" | "Int32" | "Boolean" | "String" | "LocalizedText";

/** A variable's place: folders from Objects down, each with its namespace, and the node's own identifier. */
export interface VariablePlace {
  folders: readonly { namespace: string; name: string }[];
  name: string;
  namespace: string;
  /** String identifier, unique in its namespace. */
  id: string;
  type: VariableType;
}

export interface Variable {
  /** null: the value is Bad (no communication), as when the machine behind the server is away. */
  set(value: number | string | boolean | null, t: Micros): void;
}

export interface OpcuaServer {
  readonly endpoint: string;
  readonly subscribers: Subscribers;
  readonly certificate: Buffer;
  add(place: VariablePlace): Variable;
  stop(): Promise<void>;
}

/** The part of a variable's implementation that takes a value with its own time, finer than a millisecond. */
interface PreciseVariable {
  _internal_set_dataValue(value: DataValue): void;
}

/** Starts a server on loopback. Rejects when the port is taken. */
export async function startOpcuaServer(settings: OpcuaServerSettings): Promise<OpcuaServer> {
  const certificates = new OPCUACertificateManager({
    rootFolder: settings.pkiFolder,
    automaticallyAcceptUnknownCertificate: true,
    disableFileWatchers: true,
  });
  const { user } = settings;
  const server = new OPCUAServer({
    port: settings.port,
    host: "127.0.0.1",
    hostname: "127.0.0.1",
    serverInfo: { applicationName: { text: settings.name }, applicationUri: `urn:${slug(settings.name)}` },
    buildInfo: { productName: settings.name },
    serverCertificateManager: certificates,
    userCertificateManager: certificates,
    securityModes: [user ? MessageSecurityMode.SignAndEncrypt : MessageSecurityMode.None],
    securityPolicies: [user ? SecurityPolicy.Basic256Sha256 : SecurityPolicy.None],
    allowAnonymous: user === undefined,
    userManager: {
      isValidUser: (name: string, password: string) => name === user?.name && password === user.password,
    },
    serverCapabilities: settings.everyChange === undefined ? {} : { minSupportedSampleRate: 0 },
  });
  await server.initialize();
  const subscribers = createSubscribers(settings.everyChange ?? 1, new EventEmitter());
  server.on("create_session", (session) => {
    session.on("new_subscription", (subscription: Subscription) => {
      if (settings.everyChange === undefined) return;
      const create = subscription.preCreateMonitoredItem.bind(subscription);
      subscription.preCreateMonitoredItem = (space, timestamps, request) => {
        if (request.itemToMonitor.attributeId === AttributeIds.Value) {
          request.requestedParameters.samplingInterval = 0;
          request.requestedParameters.queueSize = Math.max(request.requestedParameters.queueSize, 100);
        }
        return create(space, timestamps, request);
      };
      subscribers.add(subscription);
    });
  });
  await server.start();

  const space = server.engine.addressSpace;
  if (!space) throw new Error("the OPC UA server has no address space");
  const folders = new Map<string, ReturnType<typeof folderOf>>();
  const folderOf = (
    parent:
      | typeof space.rootFolder.objects
      | ReturnType<ReturnType<typeof space.registerNamespace>["addFolder"]>,
    step: { namespace: string; name: string },
  ) => space.registerNamespace(step.namespace).addFolder(parent, { browseName: step.name });
  const folderAt = (steps: VariablePlace["folders"]) => {
    let parent: Parameters<typeof folderOf>[0] = space.rootFolder.objects;
    let path = "";
    for (const step of steps) {
      path += `/${step.namespace}:${step.name}`;
      const known = folders.get(path) ?? folderOf(parent, step);
      folders.set(path, known);
      parent = known;
    }
    return parent;
  };
  return {
    endpoint: `opc.tcp://127.0.0.1:${settings.port}`,
    subscribers,
    certificate: server.getCertificate(),
    add(place) {
      const variable = space.registerNamespace(place.namespace).addVariable({
        organizedBy: folderAt(place.folders),
        browseName: place.name,
        nodeId: `s=${place.id}`,
        dataType: place.type,
        minimumSamplingInterval: 0,
      });
      return {
        set(value, t) {
          const data = new DataValue();
          data.sourceTimestamp = new Date(Math.floor(t / 1_000));
          data.sourcePicoseconds = (t - Math.floor(t / 1_000) * 1_000) * 1_000_000;
          data.serverTimestamp = new Date();
          data.statusCode = value === null ? StatusCodes.BadNoCommunication : StatusCodes.Good;
          if (value !== null) {
            data.value.dataType = DataType[place.type];
            data.value.value = place.type === "LocalizedText" ? { text: String(value) } : value;
          }
          (variable as unknown as PreciseVariable)._internal_set_dataValue(data);
          if (settings.everyChange !== undefined) subscribers.collect();
        },
      };
    },
    stop: () => server.shutdown(0),
  };
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

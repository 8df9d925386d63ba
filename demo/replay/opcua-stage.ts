import { type OpcuaServer, startOpcuaServer, type Variable } from "../opcua/opcua-server.ts";
import type { PlayedEvent, Stage } from "./play.ts";
import { replayNamespace } from "./replay-site.ts";
import type { Item } from "./survey.ts";

/** How many notifications may wait for a subscriber before the replay waits for it. */
const backlog = 5_000;

export interface OpcuaStage extends Stage {
  readonly server: OpcuaServer;
}

/** A server with one variable per data item, under a folder named for the machine. */
export async function createOpcuaStage(settings: {
  port: number;
  machine: string;
  items: Iterable<Item>;
  pkiFolder: string;
}): Promise<OpcuaStage> {
  const server = await startOpcuaServer({
    port: settings.port,
    name: `Replay of ${settings.machine}`,
    pkiFolder: settings.pkiFolder,
    everyChange: backlog,
  });
  const variables = new Map<string, Variable>();
  for (const { name, type } of settings.items)
    variables.set(
      name,
      server.add({
        folders: [{ namespace: replayNamespace, name: settings.machine }],
        namespace: replayNamespace,
        name,
        id: name,
        type: type === "number" ? "Double" : "String",
      }),
    );
  const set = (event: PlayedEvent) => variables.get(event.item.name)?.set(event.value, event.t);
  const setWhenThereIsRoom = async (event: PlayedEvent) => {
    for (let room = server.subscribers.room(); room; room = server.subscribers.room()) await room;
    set(event);
  };
  return {
    server,
    async prepare(events, before) {
      // A server's own "no value yet" would carry the wall clock's time, which is no time of the recording.
      for (const variable of variables.values()) variable.set(null, before);
      events.forEach(set);
    },
    play(event) {
      if (server.subscribers.room()) return setWhenThereIsRoom(event);
      set(event);
      return undefined;
    },
  };
}

import type { Message } from "../../config/wire/message.ts";

/** What a person must look at now, each a message under a name. */
export interface Alarms {
  /** Sets or (null) clears one; true when that is a change. */
  set(name: string, message: Message | null): boolean;
  messages(): Message[];
}

export function createAlarms(changed: () => void): Alarms {
  const alarms = new Map<string, Message>();
  return {
    set(name, message) {
      if ((alarms.get(name)?.text ?? null) === (message?.text ?? null)) return false;
      if (message === null) alarms.delete(name);
      else alarms.set(name, message);
      changed();
      return true;
    },
    messages: () => [...alarms.values()],
  };
}

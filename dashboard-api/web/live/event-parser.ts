export interface ServerEvent {
  name: string;
  data: string;
}

/** Reads server-sent events (HTML standard, 9.2) from text as it comes. */
export function createEventParser(take: (event: ServerEvent) => void): (text: string) => void {
  let rest = "";
  let name = "";
  let data: string[] = [];
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const whole of lines) {
      const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
      if (line === "") {
        if (data.length > 0) take({ name: name || "message", data: data.join("\n") });
        name = "";
        data = [];
        continue;
      }
      const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (field === "event") name = value ?? "";
      else if (field === "data") data.push(value ?? "");
    }
  };
}

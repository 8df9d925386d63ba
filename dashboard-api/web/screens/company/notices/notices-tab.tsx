import type { NoticeKind } from "../../../../notices/notice-kind.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { Channels } from "./channels.tsx";
import { Feeds } from "./feeds.tsx";
import { noticesWords } from "./words.ts";

interface Notice {
  id: string;
  kind: NoticeKind;
  machine: string;
  created: string;
  state: "waiting" | "sent" | "given-up";
  failure: string;
}

/** What reaches people outside of the page: calendars and notices, and what became of the latest. */
export default function NoticesTab() {
  const words = useWords(noticesWords);
  const text = useText();
  const time = useTime();
  const now = useNow();
  const machines = useMachines().value?.items ?? [];
  const asked = useAnswer((api, signal) => api.get<{ items: Notice[] }>("/notices", {}, signal), [now]);
  const columns: Column<Notice>[] = [
    { id: "when", head: words.when, cell: (it) => time.moment(millis(it.created), now) },
    {
      id: "what",
      head: words.what,
      cell: (it) => `${words.kinds[it.kind]} ${text(machines.find(({ id }) => id === it.machine)?.name)}`,
    },
    {
      id: "state",
      head: words.state,
      cell: (it) => `${words.states[it.state]}${it.failure ? `: ${it.failure}` : ""}`,
    },
  ];
  const items = asked.value?.items ?? [];
  return (
    <div class="stack">
      <Channels onTrial={asked.again} />
      <section class="card stack">
        <h2>{words.sent}</h2>
        {items.length === 0 ? (
          <p class="soft">{words.noneSent}</p>
        ) : (
          <DataTable caption={words.sent} columns={columns} rows={items.slice(0, 50)} keyOf={(it) => it.id} />
        )}
      </section>
      <Feeds />
    </div>
  );
}

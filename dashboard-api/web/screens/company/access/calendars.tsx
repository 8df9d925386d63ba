import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer } from "../../../api/use-api.ts";
import type { Column } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { CalendarForm } from "./calendar-form.tsx";
import { calendarWords, type FeedKind } from "./calendar-words.ts";
import { EndableList } from "./endable-list.tsx";

interface Feed {
  id: string;
  kind: FeedKind;
  subject: string;
  madeBy: string;
  created: string;
}

/** Calendar feeds of the company: made, shown once, ended. */
export function Calendars() {
  const words = useWords(calendarWords);
  const time = useTime();
  const nameOf = useMachineName();
  const feeds = useAnswer((api, signal) => api.get<{ items: Feed[] }>("/calendars", {}, signal), []);
  const people = useAnswer(
    (api, signal) => api.get<{ items: z.infer<typeof personSchema>[] }>("/people", {}, signal),
    [],
  );
  const whatOf = ({ kind, subject }: Feed) => {
    if (kind === "company") return words.kinds.company;
    if (kind === "machine") return nameOf(subject);
    return people.value?.items.find((it) => it.id === subject)?.name ?? subject;
  };
  const columns: Column<Feed>[] = [
    { id: "what", head: words.what, cell: whatOf },
    {
      id: "made",
      head: words.made,
      cell: (it) => words.madeBy(time.dayLong(millis(it.created)), it.madeBy),
    },
  ];
  return (
    <EndableList
      words={words}
      hint={words.hint}
      form={<CalendarForm onMade={feeds.again} />}
      things={feeds}
      path="/calendars"
      columns={columns}
      question={(feed) => ({
        title: words.endTitle,
        text: (
          <>
            <p>
              <b>{whatOf(feed)}</b>
            </p>
            <p>{words.endHint}</p>
          </>
        ),
      })}
    />
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { type Asked, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";

/** What a list says of its things, all in one language. */
export interface EndableWords {
  title: string;
  list: string;
  none: string;
  noneHint: string;
  end: string;
  keep: string;
  ended: string;
}

/** A card of things that were made and can be ended: how one is made, those there are, and a question before an end. */
export function EndableList<Thing extends { id: string }>(props: {
  words: EndableWords;
  hint: ComponentChildren;
  /** By which one more is made. */
  form: ComponentChildren;
  /** The newest last, as the API lists them; shown the other way round. */
  things: Asked<{ items: Thing[] }>;
  /** Resource of the API: a thing is ended by DELETE of its id below it. */
  path: string;
  columns: readonly Column<Thing>[];
  isEnded?: (thing: Thing) => boolean;
  /** Stands before the button that ends. */
  actions?: (thing: Thing) => ComponentChildren;
  question: (thing: Thing) => { title: string; text: ComponentChildren };
  /** Of another deed on the list. */
  problem?: ApiProblem | undefined;
}) {
  const { words, things, path, columns, isEnded = () => false, actions, question } = props;
  const api = useApi();
  const toast = useToast();
  const [ending, setEnding] = useState<Thing>();
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<ApiProblem>();
  const problem = refused ?? props.problem;
  const items = things.value?.items;
  const end = async ({ id }: Thing) => {
    setSending(true);
    const answer = await api.remove(`${path}/${id}`);
    setSending(false);
    setEnding(undefined);
    setRefused(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.ended, kind: "good" });
    things.again();
  };
  const endColumn: Column<Thing> = {
    id: "end",
    head: <span class="unseen">{words.end}</span>,
    cell: (thing) => (
      <span class="row">
        {actions?.(thing)}
        {!isEnded(thing) && <Button onClick={() => setEnding(thing)}>{words.end}</Button>}
      </span>
    ),
  };
  return (
    <section class="card stack" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p class="small soft">{props.hint}</p>
      </div>
      {props.form}
      {problem && <ProblemNotice problem={problem} />}
      {things.problem && !items && <ProblemNotice problem={things.problem} onAgain={things.again} />}
      {!items && !things.problem && <Skeleton lines={2} />}
      {items?.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {items && items.length > 0 && (
        <div class="company-rows">
          <DataTable
            caption={words.list}
            columns={[...columns, endColumn]}
            rows={items.toReversed()}
            keyOf={({ id }) => id}
          />
        </div>
      )}
      {ending && (
        <Dialog
          title={question(ending).title}
          onClose={() => setEnding(undefined)}
          actions={
            <>
              <Button onClick={() => setEnding(undefined)}>{words.keep}</Button>
              <Button kind="danger" isBusy={isSending} onClick={() => void end(ending)}>
                {words.end}
              </Button>
            </>
          }
        >
          {question(ending).text}
        </Dialog>
      )}
    </section>
  );
}

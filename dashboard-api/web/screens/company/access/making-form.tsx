import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";

export interface Making<Made> {
  isSending: boolean;
  /** Why the last try made nothing. */
  problem: ApiProblem | undefined;
  /** What was made last, with what is told this once. */
  made: Made | undefined;
  make: (body: object) => Promise<void>;
}

/** Makes something by POST to a resource; `onMade` hears of each success. */
export function useMaking<Made>(path: string, onMade: () => void): Making<Made> {
  const api = useApi();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState<Made>();
  const make = async (body: object) => {
    setSending(true);
    setProblem(undefined);
    const answer = await api.post<Made>(path, body);
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    setMade(answer.value);
    onMade();
  };
  return { isSending, problem, made, make };
}

/** The fields of what is to be made, and the button that makes it. */
export function MakingForm<Made>(props: {
  making: Making<Made>;
  body: object;
  isReady: boolean;
  action: string;
  children: ComponentChildren;
}) {
  const { making, body, isReady, action, children } = props;
  return (
    <form
      class="company-form"
      onSubmit={(event) => {
        event.preventDefault();
        void making.make(body);
      }}
    >
      {children}
      <div class="company-form-end">
        <Button type="submit" kind="main" isBusy={making.isSending} disabled={!isReady}>
          {action}
        </Button>
      </div>
    </form>
  );
}

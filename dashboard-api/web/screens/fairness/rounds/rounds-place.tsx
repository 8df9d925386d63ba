import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { unreachable } from "../../../api/problem.ts";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { roundWords } from "./words.ts";

/** Allocation rounds on the fairness screen, loaded after its figures. */
export function RoundsPlace() {
  const words = useWords(roundWords);
  const [Content, setContent] = useState<ComponentType>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    import("./rounds-part.tsx").then(
      (module) => isCurrent && setContent(() => module.default),
      (error: Error) => isCurrent && setFailed(error.message),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return (
    <section class="card stack no-print" aria-labelledby="rounds-title">
      <h2 id="rounds-title">{words.title}</h2>
      {failed !== undefined && (
        <ProblemNotice problem={unreachable(failed)} onAgain={() => location.reload()} />
      )}
      {Content ? <Content /> : failed === undefined && <Skeleton lines={3} />}
    </section>
  );
}

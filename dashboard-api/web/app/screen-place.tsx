import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PageName } from "../../page/page-names.ts";
import { unreachable } from "../api/problem.ts";
import { ProblemNotice } from "../controls/problem-notice.tsx";
import { Skeleton } from "../controls/waiting.tsx";
import { screens } from "./screens.ts";

const loaded = new Map<PageName, ComponentType>();
const reloadMark = "machine-commons-reloaded";

/**
 * The screen of a page, loaded when it is first opened. A file that is gone was replaced by a newer page: the document
 * is loaded again, once.
 */
export function ScreenPlace({ page }: { page: PageName }) {
  const [, setTurn] = useState(0);
  const [failed, setFailed] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setFailed(undefined);
    if (loaded.has(page)) return;
    let isCurrent = true;
    screens[page].load().then(
      (module) => {
        loaded.set(page, module.default);
        sessionStorage.removeItem(reloadMark);
        if (isCurrent) setTurn((it) => it + 1);
      },
      (error: Error) => {
        if (sessionStorage.getItem(reloadMark) !== page && navigator.onLine) {
          sessionStorage.setItem(reloadMark, page);
          location.reload();
        } else if (isCurrent) setFailed(error.message);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [page, attempt]);
  const Screen = loaded.get(page);
  if (Screen) return <Screen key={page} />;
  if (failed === undefined) return <Skeleton lines={6} />;
  return <ProblemNotice problem={unreachable(failed)} onAgain={() => setAttempt((it) => it + 1)} />;
}

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { unreachable } from "../../api/problem.ts";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import type { CommitteeTab } from "./committee-tabs.ts";

/** The content of a tab, loaded when it is first opened. A file that is gone was replaced by a newer page. */
export function TabPlace({ tab }: { tab: CommitteeTab }) {
  const [content, setContent] = useState<{ tab: CommitteeTab; Content: ComponentType }>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    setFailed(undefined);
    tab.load().then(
      (module) => isCurrent && setContent({ tab, Content: module.default }),
      (error: Error) => isCurrent && setFailed(error.message),
    );
    return () => {
      isCurrent = false;
    };
  }, [tab]);
  if (failed !== undefined)
    return <ProblemNotice problem={unreachable(failed)} onAgain={() => location.reload()} />;
  if (content?.tab !== tab) return <Skeleton lines={6} />;
  return <content.Content />;
}

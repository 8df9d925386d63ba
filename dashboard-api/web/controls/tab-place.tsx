import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Role } from "../../access/role.ts";
import { unreachable } from "../api/problem.ts";
import type { Language } from "../language/language.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { Skeleton } from "./waiting.tsx";

/** A tab of a screen whose content is a file of its own. */
export interface LoadedTab {
  name: Record<Language, string>;
  /** Loaded when it is first opened. */
  load: () => Promise<{ default: ComponentType }>;
  /** Who finds it; absent: everybody who finds the screen. The API decides what is told, not the page. */
  roles?: readonly Role[];
}

/** The content of a tab, loaded when it is first opened. A file that is gone was replaced by a newer page. */
export function TabPlace({ tab }: { tab: LoadedTab }) {
  const [content, setContent] = useState<{ tab: LoadedTab; Content: ComponentType }>();
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

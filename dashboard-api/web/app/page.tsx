import type { ComponentChildren } from "preact";
import { useContext, useEffect, useMemo } from "preact/hooks";
import type { Api } from "../api/api-client.ts";
import { Dialog } from "../controls/dialog.tsx";
import { ProblemNotice } from "../controls/problem-notice.tsx";
import { ToastProvider } from "../controls/toasts.tsx";
import { Skeleton } from "../controls/waiting.tsx";
import { useWords } from "../language/use-words.ts";
import { openLiveFloor } from "../live/live-floor.ts";
import { LiveContext } from "../live/use-live.ts";
import { SignInForm } from "../screens/sign-in/sign-in-form.tsx";
import { useSession } from "../session/use-session.ts";
import { StatePatterns } from "../state-mark/state-patterns.tsx";
import { ClockContext } from "../time/use-time.ts";
import { useNavigation } from "./navigation.tsx";
import { useObservable } from "./observable.ts";
import { ScreenPlace } from "./screen-place.tsx";
import { screens } from "./screens.ts";
import { Shell } from "./shell.tsx";
import { shellWords } from "./words.ts";

/** Who one is decides what is shown: sign-in first, then the screen of the address. */
export function Page({ api }: { api: Api }) {
  const session = useSession();
  const state = useObservable(session.state);
  const { address } = useNavigation();
  const words = useWords(shellWords);
  const entry = screens[address.page];
  useEffect(() => {
    if (state.kind !== "unreachable") return;
    const timer = setInterval(() => void session.begin(api), 3_000);
    return () => clearInterval(timer);
  }, [state.kind, session, api]);

  const isWall = address.query.wall !== undefined;
  useEffect(() => {
    document.documentElement.dataset.theme = isWall ? "dark" : "light";
  }, [isWall]);

  if (state.kind === "loading") return <Skeleton lines={1} />;
  if (state.kind === "unreachable") {
    return (
      <main class="content">
        <ProblemNotice problem={state.problem} onAgain={() => void session.begin(api)} />
      </main>
    );
  }
  // A machine's code that is no longer valid is not renewed by signing in.
  if (state.kind === "out" && (!state.expired || state.expired.role === "machine")) {
    return (
      <ToastProvider>
        <Bare>
          <ScreenPlace page={entry.isOpen ? address.page : "sign-in"} />
        </Bare>
      </ToastProvider>
    );
  }
  const screen = <ScreenPlace page={address.page} />;
  return (
    <ToastProvider>
      <StatePatterns />
      <Live api={api}>{entry.isBare || isWall ? <Bare>{screen}</Bare> : <Shell>{screen}</Shell>}</Live>
      {state.kind === "out" && (
        <Dialog title={words.pages["sign-in"]}>
          <SignInForm isExpired />
        </Dialog>
      )}
    </ToastProvider>
  );
}

/** A screen without head and navigation. */
const Bare = ({ children }: { children: ComponentChildren }) => (
  <main id="content" class="bare">
    {children}
  </main>
);

function Live({ api, children }: { api: Api; children: ComponentChildren }) {
  const session = useSession();
  const state = useObservable(session.state);
  const clock = useContext(ClockContext);
  const name = state.kind === "in" ? state.person.name : undefined;
  const floor = useMemo(() => openLiveFloor(api, session.ended, clock), [api, session, clock, name]);
  useEffect(() => floor.close, [floor]);
  return <LiveContext.Provider value={floor}>{children}</LiveContext.Provider>;
}

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { useLanguage } from "../language/use-words.ts";
import { useInstallation } from "../session/use-session.ts";
import type { Millis } from "./instant.ts";
import { createTimeFormat, type TimeFormat } from "./time-format.ts";

const made = new Map<string, TimeFormat>();

/** Times in the site's zone and the page's language. */
export function useTime(): TimeFormat {
  const language = useLanguage();
  const { zone } = useInstallation().cluster;
  const key = `${language} ${zone}`;
  const format =
    made.get(key) ?? createTimeFormat(language, zone, Intl.DateTimeFormat().resolvedOptions().timeZone);
  made.set(key, format);
  return format;
}

/** The present by the server's clock. */
export const ClockContext = createContext<() => Millis>(() => Date.now());

/** The time now, told anew every `every` milliseconds, and at once after a sleep. */
export function useNow(every = 10_000): Millis {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const tick = () => setNow(clock());
    const timer = setInterval(tick, every);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [clock, every]);
  return now;
}

import "./panel.css";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { useWords } from "../../../language/use-words.ts";
import { panelWords } from "./panel-words.ts";

/** What stands beside the timeline on a desk and over it on a phone: the timeline stays to be seen and dragged in. */
export function CalendarPanel(props: {
  title: string;
  /** Changes when another thing is shown: the focus goes to its title then. */
  about: string;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const { title, about, onClose, children, actions } = props;
  const words = useWords(panelWords);
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), [about]);
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const aside = panel.current;
    return () => {
      // The focus goes back to where the keyboard was in the timeline.
      if (!aside?.contains(document.activeElement)) return;
      document
        .querySelector<HTMLElement>('.calendar-row-cursor[tabindex="0"]')
        ?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={panel}
      class="calendar-panel no-print"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header class="calendar-panel-head">
        <h2 id={id} ref={head} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="dialog-close" aria-label={words.discard} onClick={onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      <div class="calendar-panel-body">{children}</div>
      {actions && <footer class="calendar-panel-foot">{actions}</footer>}
    </aside>
  );
}

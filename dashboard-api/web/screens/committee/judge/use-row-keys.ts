import { useEffect, useRef } from "preact/hooks";

/**
 * Walks over the rows of a list by arrow keys, Home and End; Escape closes the open one. Where a row went because it
 * was decided, the one in its place gets the focus.
 */
export function useRowKeys(keys: readonly string[], onClose: () => void) {
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const heads = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const focus = (key: string | undefined) =>
    heads()
      .find((it) => it.dataset.row === key)
      ?.focus();
  const shown = keys.join(" ");
  useEffect(() => {
    if (wanted.current === undefined) return;
    focus(wanted.current);
    wanted.current = undefined;
  }, [shown]);
  return {
    list,
    /** A row is decided, and may go. */
    leave(key: string) {
      const at = keys.indexOf(key);
      wanted.current = keys[at + 1] ?? keys[at - 1];
    },
    walk(event: KeyboardEvent) {
      const place = event.target as Element;
      if (place.closest("dialog")) return;
      if (event.key === "Escape") {
        const row = place.closest("li.judge-row")?.querySelector<HTMLElement>("[data-row]");
        onClose();
        return row?.focus();
      }
      const all = heads();
      const at = all.indexOf(place as HTMLElement);
      const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (at < 0 || step === undefined) return;
      event.preventDefault();
      all[Math.min(all.length - 1, Math.max(0, step))]?.focus();
    },
  };
}

import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useState } from "preact/hooks";
import { type RowWindow, rowsInSight } from "./virtual-rows.ts";

/** Which rows of a scrolled list are drawn; told anew only when it is others. */
export function useRowWindow(
  ref: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  head: number,
) {
  const [sight, setSight] = useState<RowWindow>({ first: 0, end: Math.min(count, 30) });
  const look = useCallback(() => {
    const box = ref.current;
    if (!box) return;
    const { scrollTop, clientHeight } = box;
    const next = rowsInSight({ count, rowHeight, scrollTop, height: clientHeight - head, spare: 3 });
    setSight((before) => (before.first === next.first && before.end === next.end ? before : next));
  }, [ref, count, rowHeight, head]);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    // Paper shows every row.
    const all = () => setSight({ first: 0, end: count });
    addEventListener("beforeprint", all);
    addEventListener("afterprint", look);
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", look);
      removeEventListener("beforeprint", all);
      removeEventListener("afterprint", look);
    };
  }, [ref, count, look]);
  /** Brings a row into sight. */
  const show = useCallback(
    (index: number) => {
      const box = ref.current;
      if (!box) return;
      const top = index * rowHeight;
      const height = box.clientHeight - head;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight > box.scrollTop + height) box.scrollTop = top + rowHeight - height;
      look();
    },
    [ref, rowHeight, head, look],
  );
  return { sight, show };
}

import "./dialog.css";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useWords } from "../language/use-words.ts";
import { controlWords } from "./words.ts";

/**
 * A dialog over the screen: the browser's own, which keeps the focus inside, closes at Escape and gives the focus back.
 * On a phone it comes from below. Rendered only while it is open.
 */
export function Dialog(props: {
  title: string;
  /** Escape or the cross. Absent: it has to be answered. */
  onClose?: (() => void) | undefined;
  children: ComponentChildren;
  /** Buttons, the main one last. */
  actions?: ComponentChildren;
  width?: "plain" | "wide";
}) {
  const { title, onClose, children, actions, width = "plain" } = props;
  const words = useWords(controlWords);
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${width}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose && (
          <button type="button" class="dialog-close" aria-label={words.close} onClick={onClose}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        )}
      </header>
      <div class="dialog-body">{children}</div>
      {actions && <footer class="dialog-foot">{actions}</footer>}
    </dialog>
  );
}

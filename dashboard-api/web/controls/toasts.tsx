import "./toasts.css";
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import { useWords } from "../language/use-words.ts";
import { Button } from "./button.tsx";
import { controlWords } from "./words.ts";

export interface Toast {
  text: string;
  kind?: "good" | "wrong";
  /** Takes back what was just done; offered while the toast is seen. */
  undo?: () => void;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says something that needs no answer: it goes by itself, unless it can be undone or is pointed at. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

const shownFor = 6_000;
const shownWithUndo = 12_000;

export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const words = useWords(controlWords);
  const last = useRef(0);
  const held = useRef(false);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((it) => it.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      last.current += 1;
      const id = last.current;
      setToasts((all) => [...all.slice(-2), { ...toast, id }]);
      const leave = () => (held.current ? setTimeout(leave, 1_000) : drop(id));
      setTimeout(leave, toast.undo ? shownWithUndo : shownFor);
    },
    [drop],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section
        class="toasts no-print"
        aria-label={words.notices}
        aria-live="polite"
        onPointerEnter={() => {
          held.current = true;
        }}
        onPointerLeave={() => {
          held.current = false;
        }}
      >
        {toasts.map(({ id, text, kind = "good", undo }) => (
          <div key={id} class={`toast toast-${kind}`}>
            <span>{text}</span>
            {undo && (
              <Button
                kind="quiet"
                onClick={() => {
                  undo();
                  drop(id);
                }}
              >
                {words.undo}
              </Button>
            )}
            <button type="button" class="toast-close" aria-label={words.close} onClick={() => drop(id)}>
              ×
            </button>
          </div>
        ))}
      </section>
    </ToastContext.Provider>
  );
}

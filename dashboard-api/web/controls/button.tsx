import "./button.css";
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

interface ButtonProps extends Omit<ButtonHTMLAttributes, "size" | "icon" | "loading"> {
  children: ComponentChildren;
  /** `main`: the one thing to do here; `danger`: takes something away; `quiet`: beside others. */
  kind?: "main" | "plain" | "danger" | "quiet";
  /** `touch`: for a thumb, with gloves. */
  size?: "plain" | "touch";
  /** What it began is under way: it cannot be begun twice. */
  isBusy?: boolean;
}

export function Button({ kind = "plain", size = "plain", isBusy = false, children, ...more }: ButtonProps) {
  return (
    <button
      type="button"
      {...more}
      class={`button button-${kind} button-${size} ${more.class ?? ""}`}
      aria-busy={isBusy || undefined}
      disabled={isBusy || more.disabled}
    >
      {children}
    </button>
  );
}

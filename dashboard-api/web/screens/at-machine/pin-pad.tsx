import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../../language/use-words.ts";
import { atMachineWords } from "./words.ts";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const longest = 8;

/** Digits for a thumb in a glove; a keyboard types into it too. What is entered shows as dots. */
export function PinPad(props: {
  value: string;
  onValue: (pin: string) => void;
  disabled: boolean;
  onEnter: () => void;
}) {
  const { value, onValue, disabled, onEnter } = props;
  const words = useWords(atMachineWords);
  const ref = useRef<HTMLFieldSetElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const add = (digit: string) => value.length < longest && onValue(value + digit);
  const type = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === "Backspace") onValue(value.slice(0, -1));
    // On a key of the pad, Enter presses that key.
    else if (event.key === "Enter" && event.target === ref.current) onEnter();
    else return;
    event.preventDefault();
  };
  const key = (digit: string) => (
    <button key={digit} type="button" class="pin-key" disabled={disabled} onClick={() => add(digit)}>
      {digit}
    </button>
  );
  return (
    <fieldset ref={ref} class="pin-pad" aria-label={words.pin} tabIndex={-1} onKeyDown={type}>
      <p class="pin-dots" aria-hidden="true">
        {[...Array(Math.max(6, value.length)).keys()].map((at) => (
          <span key={at} class={at < value.length ? "pin-dot pin-dot-full" : "pin-dot"} />
        ))}
      </p>
      <p class="unseen" role="status">
        {words.pinEntered(value.length)}
      </p>
      <div class="pin-keys">
        {digits.map(key)}
        <span />
        {key("0")}
        <button
          type="button"
          class="pin-key"
          disabled={disabled || value === ""}
          aria-label={words.erase}
          onClick={() => onValue(value.slice(0, -1))}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" width="28" height="28">
            <path
              d="M8 5h13v14H8l-6-7zM12 9l6 6m0-6l-6 6"
              fill="none"
              stroke="currentcolor"
              stroke-width="2"
            />
          </svg>
        </button>
      </div>
    </fieldset>
  );
}

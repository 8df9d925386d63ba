import { useRef } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { peopleWords } from "./words.ts";

/** Shows what is shown once: a link or a token, to be copied. It is closed by its button alone, not by chance. */
export function SecretDialog(props: {
  title: string;
  note: string;
  label: string;
  secret: string;
  onClose: () => void;
}) {
  const { title, note, label, secret, onClose } = props;
  const words = useWords(peopleWords);
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      toast({ text: words.copied });
    } catch {
      // Without HTTPS browsers have no clipboard: it stands selected.
      toast({ text: words.copyByHand });
    }
  };
  return (
    <Dialog
      title={title}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {words.close}
          </Button>
          <Button kind="main" onClick={() => void copy()}>
            {words.copy}
          </Button>
        </>
      }
    >
      <p>{note}</p>
      <input class="input" aria-label={label} readOnly ref={field} value={secret} />
    </Dialog>
  );
}

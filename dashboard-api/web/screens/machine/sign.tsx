import { useState } from "preact/hooks";
import { encode } from "uqr";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { controlWords } from "../../controls/words.ts";
import { useWords } from "../../language/use-words.ts";
import { machineWords } from "./words.ts";

/** Dark modules of a QR code (ISO/IEC 18004) as one path; a border of four modules, as the standard asks. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: "Q", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { path, size };
}

/** The sign on the machine: made by the committee, shown once, printed. */
export function Sign({ machine, name, onClose }: { machine: string; name: string; onClose: () => void }) {
  const words = useWords(machineWords);
  const controls = useWords(controlWords);
  const api = useApi();
  const [link, setLink] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const answer = await api.post<{ link: string }>(
      `/machines/${encodeURIComponent(machine)}/page-tokens`,
      {},
    );
    setBusy(false);
    if (answer.ok) setLink(answer.value.link);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  const code = link ? qrPath(link) : undefined;
  return (
    <Dialog
      title={words.signTitle(name)}
      onClose={onClose}
      actions={
        code ? (
          <Button kind="main" onClick={() => print()}>
            {controls.print}
          </Button>
        ) : (
          <Button kind="main" isBusy={isBusy} onClick={() => void make()}>
            {words.signMake}
          </Button>
        )
      }
    >
      <div class="stack">
        <p class="no-print">{words.signWarning}</p>
        {problem && <ProblemNotice problem={problem} />}
        {code && (
          <div class="machine-sign">
            <p class="machine-sign-name">{name}</p>
            <svg
              viewBox={`0 0 ${code.size} ${code.size}`}
              role="img"
              aria-label={words.signTitle(name)}
              shape-rendering="crispEdges"
            >
              <rect width={code.size} height={code.size} fill="#fff" />
              <path d={code.path} fill="#000" />
            </svg>
            <p>{words.signText}</p>
          </div>
        )}
      </div>
    </Dialog>
  );
}

import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Stretch } from "../../../../domain/timeline/coarsen.ts";
import { useApi } from "../../../api/use-api.ts";
import { ClockContext } from "../../../time/use-time.ts";
import { createStripCache } from "../data/strip-cache.ts";
import type { TimeScale } from "./time-scale.ts";

/** What the machines in sight did, as fine as the scale can show. */
export function useStrips(scale: TimeScale | null): (machine: string) => readonly Stretch[] | undefined {
  const api = useApi();
  const clock = useContext(ClockContext);
  const [, setTurn] = useState(0);
  const [from, until] = [scale?.from ?? 0, scale?.until ?? 0];
  // A width that changes by a few pixels asks for nothing anew.
  const step = scale === null ? 0 : 2 ** Math.round(Math.log2(Math.max(1, scale.microsPerPixel / 1_000_000)));
  const cache = useMemo(() => {
    if (until === 0) return null;
    let isTold = false;
    const changed = () => {
      if (isTold) return;
      isTold = true;
      requestAnimationFrame(() => {
        isTold = false;
        setTurn((it) => it + 1);
      });
    };
    const now = () => clock() * 1_000;
    return createStripCache({ api, from, until, microsPerPixel: step * 1_000_000, now, changed });
  }, [api, clock, from, until, step]);
  useEffect(() => () => cache?.close(), [cache]);
  return useMemo(() => (machine: string) => cache?.of(machine), [cache]);
}

import type { GatewayView } from "../../../../live/live-view.ts";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { type Millis, millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { SourcesTable } from "./sources-table.tsx";
import { gatewayWords } from "./words.ts";

type Spool = NonNullable<GatewayView["spool"]>;
type Lane = "states" | "samples";

/** One gateway: whether it reports, what it has not sent yet, and what it reads. */
export function GatewayCard({ gateway, now }: { gateway: GatewayView; now: Millis }) {
  const words = useWords(gatewayWords);
  const time = useTime();
  const { id, online, at, software, sameSite, spool, clock, sources } = gateway;
  const standing = online ? "good" : "bad";
  return (
    <section class="card stack" aria-label={id}>
      <header class="row">
        <h2>{id}</h2>
        <span class={`gateway-mark gateway-${standing}`}>
          {online ? words.online : online === false ? words.offline : words.neverHeard}
        </span>
        {at && <span class="small soft">{words.told(time.moment(millis(at), now))}</span>}
      </header>
      {online && (
        <dl class="gateway-facts">
          <div>
            <dt>{words.software}</dt>
            <dd>{software}</dd>
          </div>
          <div>
            <dt>{words.siteFile}</dt>
            <dd class={sameSite ? undefined : "gateway-bad"}>
              {sameSite ? words.sameSite : words.otherSite}
            </dd>
          </div>
          <div>
            <dt>{words.clock}</dt>
            <dd class={clock?.synchronized ? undefined : "gateway-bad"}>
              {clock?.synchronized ? words.clockGood : words.clockBad}
            </dd>
          </div>
        </dl>
      )}
      {sources.length > 0 && <SourcesTable sources={sources} now={now} />}
      {spool && <SpoolTable spool={spool} now={now} />}
    </section>
  );
}

function SpoolTable({ spool, now }: { spool: Spool; now: Millis }) {
  const words = useWords(gatewayWords);
  const numbers = useNumbers();
  const time = useTime();
  const columns: Column<Lane>[] = [
    { id: "lane", head: words.lane, cell: (lane) => words.lanes[lane] },
    {
      id: "batches",
      head: words.batches,
      isNumber: true,
      cell: (lane) => numbers.number(spool[lane].batches),
    },
    {
      id: "size",
      head: words.size,
      isNumber: true,
      cell: (lane) => `${numbers.number(spool[lane].bytes / 1_024, 1)} KiB`,
    },
    {
      id: "oldest",
      head: words.oldest,
      cell: (lane) => {
        const { oldest } = spool[lane];
        return oldest ? time.duration(Math.max(0, now - millis(oldest))) : words.empty;
      },
    },
  ];
  return (
    <div class="stack gateway-spool">
      <div>
        <h3>{words.spool}</h3>
        <p class="small soft">{words.spoolNote}</p>
      </div>
      <DataTable
        caption={words.spool}
        columns={columns}
        rows={["states", "samples"] as const}
        keyOf={(lane) => lane}
      />
      <p class="row small">
        <span>
          {words.rejected}: {numbers.number(spool.rejected)}
        </span>
        <span class={spool.lost > 0 ? "gateway-bad" : undefined}>
          {words.lost}: {numbers.number(spool.lost)}
        </span>
        {spool.refused && (
          <span class="gateway-bad">
            {words.refused}: {spool.refused}
          </span>
        )}
      </p>
    </div>
  );
}

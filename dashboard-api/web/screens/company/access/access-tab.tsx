import { Tokens } from "./tokens.tsx";

/** What other systems of the company connect by. */
export default function AccessTab() {
  return (
    <div class="stack">
      <Tokens />
    </div>
  );
}

import { Placeholder } from "../../placeholder.tsx";

/** What waits for a decision. */
export default function JudgeTab() {
  return <Placeholder />;
}

import { Placeholder } from "../placeholder.tsx";

export default function EvidenceScreen() {
  return <Placeholder />;
}

import { Placeholder } from "../placeholder.tsx";

export default function StatementScreen() {
  return <Placeholder />;
}

import { Placeholder } from "../placeholder.tsx";

export default function CommitteeScreen() {
  return <Placeholder />;
}

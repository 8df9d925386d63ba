import { Placeholder } from "../placeholder.tsx";

export default function UtilizationScreen() {
  return <Placeholder />;
}

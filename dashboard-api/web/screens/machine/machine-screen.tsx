import { Placeholder } from "../placeholder.tsx";

export default function MachineScreen() {
  return <Placeholder />;
}

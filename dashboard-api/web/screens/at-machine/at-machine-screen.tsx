import { Placeholder } from "../placeholder.tsx";

export default function AtMachineScreen() {
  return <Placeholder />;
}

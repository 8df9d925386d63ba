import { Placeholder } from "../placeholder.tsx";

export default function FairnessScreen() {
  return <Placeholder />;
}

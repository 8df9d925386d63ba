import { Placeholder } from "../placeholder.tsx";

export default function BoardScreen() {
  return <Placeholder />;
}

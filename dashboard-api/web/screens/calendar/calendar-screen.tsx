import { Placeholder } from "../placeholder.tsx";

export default function CalendarScreen() {
  return <Placeholder />;
}

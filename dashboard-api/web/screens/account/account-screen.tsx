import { Placeholder } from "../placeholder.tsx";

export default function AccountScreen() {
  return <Placeholder />;
}

import { Placeholder } from "../placeholder.tsx";

export default function CompanyScreen() {
  return <Placeholder />;
}

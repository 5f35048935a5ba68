import { Missing } from "../components/ui/missing";

/** What stands where nothing is. */
export default function NotFound() {
  return <Missing />;
}

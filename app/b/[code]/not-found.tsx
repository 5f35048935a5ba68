import { StreetNone } from "../../../components/board/street-none";
import { pageWords } from "../../_page/language";

/** A code that no board has. */
export default async function NoBoard() {
  return <StreetNone say={await pageWords()} />;
}

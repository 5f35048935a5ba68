import { redirect } from "next/navigation";

/** The map is the first page. */
export default function Home() {
  redirect("/plan");
}

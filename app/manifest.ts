import type { MetadataRoute } from "next";
import { wordsOf } from "../components/words/words";

/** What a phone needs to put the portal on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const say = wordsOf("zh");
  return {
    name: say("brand.long"),
    short_name: say("brand"),
    description: say("brand.describe"),
    lang: "zh-CN",
    start_url: "/plan",
    display: "standalone",
    background_color: "#f5f7f9",
    theme_color: "#0f4c81",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}

import { AntdRegistry } from "@ant-design/nextjs-registry";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "maplibre-gl/dist/maplibre-gl.css";
import "./globals.css";
import { Shell } from "../components/ui/shell";
import { LOCALE } from "../components/words/language";
import { pageLanguage, pageWords } from "./_page/language";

/** Title and description in the language of the screen. */
export async function generateMetadata(): Promise<Metadata> {
  const say = await pageWords();
  return {
    title: { default: say("brand.long"), template: `%s · ${say("brand")}` },
    description: say("brand.describe"),
    applicationName: say("brand"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor: "#ffffff" };

/** Language, styles and words around every page. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const language = await pageLanguage();
  return (
    <html lang={LOCALE[language]}>
      <body>
        <AntdRegistry layer>
          <Shell language={language}>{children}</Shell>
        </AntdRegistry>
      </body>
    </html>
  );
}

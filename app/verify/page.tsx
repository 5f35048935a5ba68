import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StreetPage } from "../../components/board/street-page";
import { VerifyCodeForm } from "../../components/trace/verify-code-form";
import { pageWords } from "../_page/language";
import { firstOf, type PageQuery } from "../_page/query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.verify") };
}

/** Asks for the verification code of a report; for everybody. */
export default async function Verify({ searchParams }: { readonly searchParams: PageQuery }) {
  const code = firstOf((await searchParams).code)?.trim();
  if (code) redirect(`/verify/${encodeURIComponent(code)}`);
  const say = await pageWords();
  return (
    <StreetPage say={say}>
      <VerifyCodeForm say={say} />
    </StreetPage>
  );
}

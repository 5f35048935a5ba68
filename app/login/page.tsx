import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginForm } from "../../components/login/login-form";
import { returnPath } from "../../components/ui/return-path";
import { SAMPLE_USERS } from "../../duty/sample/sample-users";
import { pageWords } from "../_page/language";
import { firstOf, type PageQuery } from "../_page/query";
import { liveCity } from "../_server/city";
import { signedIn } from "../_server/page-user";
import { LOCKED_MINUTES, provider } from "../_server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.login") };
}

/** Sign in. Demo accounts are told in the sample city only. */
export default async function LoginPage({ searchParams }: { readonly searchParams: PageQuery }) {
  const query = await searchParams;
  const path = returnPath(firstOf(query.from));
  if (await signedIn()) redirect(path);
  const version = (await liveCity())?.plan.version ?? null;
  return (
    <LoginForm
      city={version && { name: version.city, sample: version.sample }}
      demo={version?.sample ? SAMPLE_USERS.map(({ name, displayName, role, password }) => ({ name, displayName, role, password })) : []}
      provider={provider()}
      why={firstOf(query.error) ? "failed" : firstOf(query.why)}
      path={path}
      lockedMinutes={LOCKED_MINUTES}
    />
  );
}

/** What came of a question to the portal's doors. Status 0 is a network that did not carry it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly fault: string;
      readonly detail: string | null;
      /** What else the problem tells. */
      readonly more: Readonly<Record<string, unknown>>;
    };

const NO_NETWORK = { ok: false, status: 0, fault: "network", detail: null, more: {} } as const;

async function problemOf(answer: Response): Promise<Outcome<never>> {
  const problem = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  return {
    ok: false,
    status: answer.status,
    fault: typeof problem.fault === "string" ? problem.fault : "internal",
    detail: typeof problem.detail === "string" ? problem.detail : null,
    more: problem,
  };
}

async function fetched(path: string, init: RequestInit): Promise<Response | null> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", document.documentElement.lang);
  try {
    return await fetch(path, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return null;
  }
}

/** Asks a door that answers JSON. An aborted question throws; everything else is an outcome. */
export async function askPortal<T>(path: string, init: RequestInit = {}): Promise<Outcome<T>> {
  const answer = await fetched(path, init);
  if (!answer) return NO_NETWORK;
  if (!answer.ok) return problemOf(answer);
  return { ok: true, value: (answer.status === 204 ? undefined : await answer.json()) as T };
}

/** Asks a door that answers bytes. */
export async function askBytes(path: string, init: RequestInit = {}): Promise<Outcome<ArrayBuffer>> {
  const answer = await fetched(path, init);
  if (!answer) return NO_NETWORK;
  return answer.ok ? { ok: true, value: await answer.arrayBuffer() } : problemOf(answer);
}

/** Leaves for the sign-in page; afterwards one comes back to where one was. */
export function goToLogin(why: "expired" | "idle" | "out"): void {
  const from = `${window.location.pathname}${window.location.search}`;
  const back = why === "out" ? "" : `&from=${encodeURIComponent(from)}`;
  window.location.assign(`/login?why=${why}${back}`);
}

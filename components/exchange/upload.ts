import type { Outcome } from "../ui/ask-portal";

/** What came of an upload: the import it began. */
type Sent = Outcome<{ readonly id: number }>;

/** An upload on its way: what will come of it, and how to stop it. A stopped one comes to null. */
export interface Upload {
  readonly outcome: Promise<Sent | null>;
  stop(): void;
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

function outcomeOf({ status, responseText }: XMLHttpRequest): Sent {
  const answer = parsed(responseText);
  if (status >= 200 && status < 300 && typeof answer.id === "number") return { ok: true, value: { id: answer.id } };
  const { fault, detail } = answer;
  return {
    ok: false,
    status,
    fault: typeof fault === "string" ? fault : "internal",
    detail: typeof detail === "string" ? detail : null,
    more: answer,
  };
}

/** Sends a file to the portal. `onPart` hears how much of it has gone, from 0 to 1; fetch could not tell. */
export function upload(file: File, onPart: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Sent | null>((done) => {
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onload = () => done(outcomeOf(request));
    request.onerror = () => done({ ok: false, status: 0, fault: "network", detail: null, more: {} });
    request.onabort = () => done(null);
  });
  request.open("POST", `/api/exchange/import?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("Accept-Language", document.documentElement.lang);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { outcome, stop: () => request.abort() };
}

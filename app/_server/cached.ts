/** Answers 304 when the browser already has this state, else what `make` gives; both with the tag. The browser must ask again each time. */
export async function cached(request: Request, tag: string, make: () => Promise<Response>): Promise<Response> {
  const etag = `"${tag}"`;
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  const response = known.includes(etag) ? new Response(null, { status: 304 }) : await make();
  response.headers.set("ETag", etag);
  response.headers.set("Cache-Control", "private, no-cache");
  return response;
}

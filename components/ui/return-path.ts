/**
 * Where one goes after signing in: a path of this portal and nothing else, so that a link to the sign-in page cannot send people away.
 * Anything that is not such a path becomes the map.
 */
export function returnPath(from: string | null | undefined): string {
  if (!from?.startsWith("/")) return "/plan";
  // A browser reads "//host" and "/\host" as another site's address; control characters are dropped before it looks.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it guards against
  if (/^\/[/\\]/.test(from) || /[\u0000-\u001f]/.test(from) || from.startsWith("/login") || from.startsWith("/api/")) return "/plan";
  return from;
}

/** A number nobody else makes: 128 random bits as text. Also on a page without TLS, where the browser offers no randomUUID. */
export function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

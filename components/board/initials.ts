/** The last two letters of a Chinese name, the initials of another: stands where a photo will. */
export function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return name.slice(-2);
  return name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
}

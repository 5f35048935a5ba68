import type { Reporter } from "./report";

const STARS = "****";

/** A phone of which one recognises one's own and rings up nobody: the first three and the last two characters of seven or more. */
export const maskedPhone = (phone: string): string => (phone.length < 7 ? STARS : `${phone.slice(0, 3)}${STARS}${phone.slice(-2)}`);

/** A reporter as those see who work with the violation: the first character of the name, masked numbers (个人信息保护法 28). */
export function maskedReporter({ name, phone, email }: Reporter): Reporter {
  const first = name === null ? null : [...name][0];
  return {
    name: first ? `${first}**` : null,
    phone: phone === null ? null : maskedPhone(phone),
    email: email === null ? null : `${[...email][0] ?? ""}${STARS}${email.includes("@") ? email.slice(email.lastIndexOf("@")) : ""}`,
  };
}

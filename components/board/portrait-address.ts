/** Where everybody finds the photo of a person whom a board shows. */
export const portraitAddress = (person: string): string => `/api/portrait/${encodeURIComponent(person)}`;

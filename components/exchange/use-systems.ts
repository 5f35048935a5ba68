"use client";

import { useEffect, useMemo, useState } from "react";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";

/** A coordinate system that may be chosen. */
export interface SystemChoice {
  readonly code: string;
  readonly name: string;
}

interface Known {
  readonly systems: readonly SystemChoice[];
  readonly otherDatum: (text: string) => string | null;
}

/** How a system is called: the usual ones in the words of the screen, strips as surveyors write them. */
export function useSystemName(): (system: SystemChoice) => string {
  const { say } = useWords();
  return useMemo(
    () =>
      ({ code, name }) => {
        const word = wordFor(say, "system", code);
        return word === code ? `${name} (${code.toUpperCase()})` : word;
      },
    [say],
  );
}

/** Every coordinate system; null until they have come: their projections are heavy and come by themselves. */
export function useSystems(): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let closed = false;
    import("../../geo/coordinate/systems")
      .then(({ SYSTEMS, otherDatum }) => {
        if (!closed) setKnown({ systems: SYSTEMS.map(({ code, name }) => ({ code, name })), otherDatum });
      })
      .catch(() => {});
    return () => {
      closed = true;
    };
  }, []);
  return known;
}

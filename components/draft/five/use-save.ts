"use client";

import { useCallback, useState } from "react";
import type { Edited } from "../../../duty/edit/edited";
import type { Bench } from "../bench";

/** Saves an edit as one change of the draft; true when it is saved. While one is on its way there is no other. */
export function useSave({ change, tell }: Bench): { readonly busy: boolean; save(deed: string, edited: Edited): Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async (deed: string, edited: Edited) => {
      if (!edited.ok) {
        tell(edited.fault);
        return false;
      }
      setBusy(true);
      const refusal = await change(deed, edited.plan);
      setBusy(false);
      return refusal === null;
    },
    [change, tell],
  );
  return { busy, save };
}

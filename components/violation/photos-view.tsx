"use client";

import { Image } from "antd";
import { useWords } from "../words/use-words";
import styles from "./detail-view.module.css";
import { photoAddress } from "./photo-address";

/** Photos as small pictures, each large on a click. */
export function PhotosView({ photos, name }: { readonly photos: readonly string[]; readonly name: string }) {
  const { say } = useWords();
  if (photos.length === 0) return null;
  return (
    <section className={styles.part} aria-label={say("violation.photos")}>
      <Image.PreviewGroup>
        <div className={styles.photos} data-testid="photos">
          {photos.map((key, index) => (
            <Image
              key={key}
              width={96}
              height={96}
              src={photoAddress(key, "thumb")}
              preview={{ src: photoAddress(key, "full") }}
              alt={say("violation.photo-number", { name, number: index + 1 })}
              style={{ objectFit: "cover", borderRadius: 6 }}
            />
          ))}
        </div>
      </Image.PreviewGroup>
    </section>
  );
}

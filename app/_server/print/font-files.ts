import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FILES = { regular: "400Regular/NotoSansSC_400Regular.ttf", bold: "700Bold/NotoSansSC_700Bold.ttf" } as const;

/** The two weights of printed sheets. */
export type Weight = keyof typeof FILES;

const known = new Map<Weight, Buffer>();

/** The nearest folder of packages from the working directory upwards: a bundler would turn a resolved module path into one of its own. */
function packageFolder(name: string): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(found)) return found;
    if (dirname(folder) === folder) throw new Error(`the package ${name} is not installed above ${process.cwd()}`);
  }
}

/** The bytes of Noto Sans SC (SIL Open Font License), read once. @throws when the package is not installed. */
export function fontFile(weight: Weight): Buffer {
  const bytes = known.get(weight) ?? readFileSync(join(packageFolder("@expo-google-fonts/noto-sans-sc"), FILES[weight]));
  known.set(weight, bytes);
  return bytes;
}

import { readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Left beside the authority's certificate when it was made. */
export const KEY_PLACE_FILE = 'authority-key-place.json';
const KEY_NAME = 'branch-authority.key';
const keyPlace = z.object({ file: z.string() });

/**
 * Whether the key of the branch's own authority is still within the server's reach: with it, whoever breaks into the server could
 * make certificates for years. Asked without waiting, since the folder may be a share that hangs.
 */
export class AuthorityKeyWatch {
  private readonly places: readonly string[];
  private found: string | null = null;
  private isLooking = false;

  constructor(authorityFile: string) {
    const folder = dirname(authorityFile);
    this.places = [join(folder, KEY_NAME), ...toldIn(join(folder, KEY_PLACE_FILE))];
  }

  /** The file that should not be here; null: none was there at the last look. */
  get here(): string | null {
    return this.found;
  }

  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const found = await Promise.all(
      this.places.map((place) =>
        access(place).then(
          () => true,
          () => false,
        ),
      ),
    );
    this.found = this.places.find((_, index) => found[index] === true) ?? null;
    this.isLooking = false;
  }
}

function toldIn(file: string): readonly string[] {
  try {
    return [keyPlace.parse(JSON.parse(readFileSync(file, 'utf8'))).file];
  } catch {
    // Files that were put there by hand tell nothing.
    return [];
  }
}

import { NAMED } from './named-plants.ts';
import { OWN } from './own-plants.ts';
import type { Plant } from './plant.ts';

export const PLANTS: readonly Plant[] = [...NAMED, ...OWN];

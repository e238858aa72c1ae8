import { expect } from 'vitest';
import { type OpenOptions, type Screen } from './chromium.ts';
import { Stage } from './stage.ts';
import { openScreen } from './story.ts';

/** Every story has a stage of its own, on which no screen may do what no honest one does. */
export let stage: Stage;

export async function raiseStage(): Promise<Stage> {
  stage = await Stage.open();
  return stage;
}

export function expectHonestScreens(): void {
  expect(stage.problems).toEqual([]);
}

/** A page of this story's own, playing on its stage. */
export function openOnStage(path: string, options: OpenOptions): Promise<Screen> {
  return openScreen(stage.url(path), options);
}

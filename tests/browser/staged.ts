import { afterEach, beforeEach, expect } from 'vitest';
import { type OpenOptions, type Screen } from './chromium.ts';
import { Stage } from './stage.ts';
import { openScreen } from './story.ts';

/** Every story has a stage of its own, on which no screen may do what no honest one does. */
export let stage: Stage;

beforeEach(async ({ onTestFinished }) => {
  const opened = await Stage.open();
  stage = opened;
  /* After the story's pages are closed: they would complain of a server that went away. */
  onTestFinished(() => opened.stop());
});
afterEach(() => {
  expect(stage.problems).toEqual([]);
});

/** A page of this story's own, playing on its stage. */
export function openOnStage(path: string, options: OpenOptions): Promise<Screen> {
  return openScreen(stage.url(path), options);
}

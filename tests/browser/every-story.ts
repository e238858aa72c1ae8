import { afterEach, beforeEach } from 'vitest';
import { expectHonestScreens, raiseStage } from './staged.ts';
import { beginStory, endStory } from './story.ts';

/* Around every story of the browser, whatever its file. The files share one load of the modules, so that no file can do this by being loaded. */
beforeEach(async ({ onTestFinished }) => {
  beginStory();
  const stage = await raiseStage();
  /* After the story's pages are closed: they would complain of a server that went away. */
  onTestFinished(() => stage.stop());
});
afterEach(async ({ task }) => {
  await endStory(task.name, task.result?.state === 'fail');
  expectHonestScreens();
});

import { readConfiguration } from '../../server/config.ts';
import { postedParts, postedRule } from '../../server/views/posted-rule.ts';

const DEMO = readConfiguration(new URL('../../server/demo-branch.json', import.meta.url).pathname);

/** What a new branch posts: screens are looked at with the sentences that customers read. */
export const POSTED_RULE = postedRule(DEMO);
export const POSTED_PARTS = postedParts(DEMO);

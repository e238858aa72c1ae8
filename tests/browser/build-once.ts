import { buildScreens } from './built.ts';

/** Before the first story of the browser: the screens are built once for all test files, which run in processes of their own. */
export default async function setup(): Promise<void> {
  process.env['BUILT_SCREENS'] = await buildScreens();
}

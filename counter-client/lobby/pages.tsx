import type { VNode } from 'preact';
import { DayPage } from './day/page.tsx';
import type { LobbyPageName } from './lobby-screen.ts';
import { LazyGatheringPage } from './gathering/lazy-gathering-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { QueuesPage } from './queues/page.tsx';
import { RegisterPage } from './register/page.tsx';
import { SupportPage } from './duty/support-page.tsx';
import type { PageProps } from './page-props.ts';
import type { LobbyTextKey } from './texts-zh.ts';

interface LobbyPageEntry {
  readonly page: LobbyPageName;
  readonly words: LobbyTextKey;
  readonly Body: (props: PageProps) => VNode;
}

/** Every page of the navigation, in its order; the first one is shown first. */
export const LOBBY_PAGES: readonly LobbyPageEntry[] = [
  { page: 'todo', words: 'navTodo', Body: OverviewPage },
  { page: 'queues', words: 'navQueues', Body: QueuesPage },
  { page: 'register', words: 'navRegister', Body: RegisterPage },
  { page: 'support', words: 'navSupport', Body: SupportPage },
  { page: 'day', words: 'navDay', Body: DayPage },
  { page: 'gathering', words: 'navGathering', Body: LazyGatheringPage },
];

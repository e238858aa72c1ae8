/* The path decides the role; each role is its own chunk, so a teller never loads the lobby's. */
const root = document.getElementById('root');
if (root === null) throw new Error('counter-client/index.html has no #root');

const roles = {
  admin: () => import('./admin/start.tsx'),
  lobby: () => import('./lobby/start.tsx'),
  manager: () => import('./manager/start.tsx'),
  people: () => import('./people/start.tsx'),
  'sign-in': () => import('./people/start.tsx'),
  supervisor: () => import('./supervisor/start.tsx'),
  teller: () => import('./teller/start.tsx'),
} as const;
const role =
  (['admin', 'lobby', 'manager', 'people', 'sign-in', 'supervisor'] as const).find((one) =>
    location.pathname.startsWith(`/counter/${one}`),
  ) ?? 'teller';
void roles[role]().then(({ start }) => start(root));

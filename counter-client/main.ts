/* The path decides the role; each role is its own chunk, so a teller never loads the lobby's. */
const root = document.getElementById('root');
if (root === null) throw new Error('counter-client/index.html has no #root');

const role = location.pathname.startsWith('/counter/lobby') ? import('./lobby/start.tsx') : import('./teller/start.tsx');
void role.then(({ start }) => start(root));

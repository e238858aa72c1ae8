import { Router } from 'express';

export interface FoundRoute {
  readonly method: string;
  readonly path: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** Only this router holds it, and is mounted at the top; all others lie under /api. */
const TOP_ROUTE = '/livez';

/**
 * Runs `start`, and tells every route that was registered meanwhile: nobody has to name a new one here.
 * Express keeps no list of what lies where, so registration itself is watched.
 */
export async function routesOf<T>(start: () => Promise<T>): Promise<{ readonly started: T; readonly routes: readonly FoundRoute[] }> {
  const prototype = Router.prototype as { route: (this: object, path: unknown) => Record<string, unknown> };
  const original = prototype.route;
  const seen: { router: object; path: unknown; route: Record<string, unknown> }[] = [];
  prototype.route = function (path) {
    const route = original.call(this, path);
    seen.push({ router: this, path, route });
    return route;
  };
  try {
    const started = await start();
    const top = seen.find(({ path }) => path === TOP_ROUTE)?.router;
    const routes = seen.flatMap(({ router, path, route }) =>
      pathsOf(path).flatMap((one) => {
        const methods = route['methods'] as Record<string, boolean>;
        return METHODS.filter((method) => methods[method] === true).map((method) => ({
          method: method.toUpperCase(),
          path: router === top ? one : `/api${one}`,
        }));
      }),
    );
    return { started, routes: routes.sort((one, other) => (one.path + one.method < other.path + other.method ? -1 : 1)) };
  } finally {
    prototype.route = original;
  }
}

/** A pattern for what lies under no name of its own is no route to call. */
function pathsOf(path: unknown): readonly string[] {
  return (Array.isArray(path) ? path : [path]).filter((one): one is string => typeof one === 'string');
}

/** Kept where the screen's connection keeps it (`server/web/place.ts`): only the demo's links bring one. "": the person signed in with number and PIN. */
export function pageToken(): string {
  const key = `branch-queue:token:${location.pathname}`;
  return sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? '';
}

/** In whose name this page asks: by its token, or as one of the signed-in person's pages. A fetch carries it as the screen's socket does. */
export function pageHeaders(page: string): Record<string, string> {
  const token = pageToken();
  return { 'branch-page': page, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
}

/** "/counter/teller" → "teller"; "/counter/admin/slip" → "administrator". */
export function pageName(): string {
  const [, , name = ''] = location.pathname.split('/');
  return name === 'admin' ? 'administrator' : name;
}

const KEY = `branch-queue:person:${location.pathname}`;

/** Whether it is the person who was signed in on this page of this tab before, or the first one. What somebody did last is not done in another's name. */
export function isSamePerson(staffId: string): boolean {
  const before = sessionStorage.getItem(KEY);
  sessionStorage.setItem(KEY, staffId);
  return before === null || before === staffId;
}
